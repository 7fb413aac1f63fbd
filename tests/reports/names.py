"""Which reports the tests look at."""

PUBLISHED = (
    ("lang-son", "2022-Q1"),
    ("vinh-phuc", "2022-Q1"),
    ("dong-thap", "2022-Q1"),
    ("dong-thap", "2022-Q2"),
    ("cao-bang", "2022-Q1"),
    ("cao-bang", "2023-Q2"),
)
SYNTHETIC = ("lang-son", "2022-Q4")
REPORTS = (*PUBLISHED, SYNTHETIC)
# Of 6 months, 9 months and a year: made from the quarters' workbooks.
LONGER = (
    ("lang-son", "2022-H1"),
    ("dong-thap", "2022-H2"),
    ("cao-bang", "2022-9M"),
    ("vinh-phuc", "2022"),
)
