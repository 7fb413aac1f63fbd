"""The report's look for what a cell shows in Jupyter.

The page of a report has a style of its own (templates/site/pages.css), which this one repeats
where they meet.
"""

STYLE = (
    "<style>"
    '.baocao{font-family:"Times New Roman","Liberation Serif",Tinos,serif}'
    ".baocao table{border-collapse:collapse;margin:.6rem 0}"
    ".baocao caption{text-align:left;font-weight:bold;padding:.3rem 0}"
    ".baocao th,.baocao td{border:1px solid #8a8a8a;padding:.25rem .5rem;vertical-align:top;"
    "white-space:normal}"
    ".baocao th{background:#f1f3f5;color:#1a1a1a;text-align:center!important}"
    ".baocao th[scope=rowgroup]{text-align:left!important}"
    ".baocao td.bc-left{text-align:left!important}"
    ".baocao td.bc-right{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}"
    ".baocao td.bc-centre{text-align:center}"
    ".baocao p.bc-notice{border:2px solid #9c1c1c;color:#9c1c1c;padding:.6rem .9rem;"
    "font-weight:bold}"
    ".baocao figcaption{font-style:italic}"
    "</style>"
)
