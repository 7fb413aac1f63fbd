"""Heights of a form's rows, in points."""

LINE_HEIGHT = 18
AREA_HEIGHT = 23
TEXT_HEIGHT = 46
HEADING_LINE = 15
