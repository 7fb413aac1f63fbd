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
