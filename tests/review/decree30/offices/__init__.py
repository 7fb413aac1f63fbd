"""Documents in the forms of real offices, each with what is right and what is wrong in it.

The wording is made up; the ways of building a file (tables, tabs, text boxes, shapes, soft
breaks, fonts that carry the bold) are those met with in offices. `paper` builds, the other
modules write; `sample` says what a document is and counts findings.
"""
