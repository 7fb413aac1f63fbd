"""The four steps of shading in a scorecard's cells, on paper and in the workbook.

Black letters stay legible on the darkest, and the steps differ in black and white.
"""

from __future__ import annotations

FILLS = {4: "FFFFFF", 3: "E3EEF6", 2: "B9D5E8", 1: "86B5D6"}
"""The fill as red, green and blue in hexadecimal, by `Row.shades`: 4 the lightest."""
