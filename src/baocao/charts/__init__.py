"""Charts of a report as Vega-Lite specifications, and their export to SVG and PNG.

Builders take `ReportData` and `ChartWords` and return an Altair chart, or None where there
is nothing to draw; the text of every value is that of the ledger's figure. No file is read
or written here but the font that `export` renders with.
"""
