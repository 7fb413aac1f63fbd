"""Which report: the one name that every part of the program calls it by."""

from __future__ import annotations

from dataclasses import dataclass

TYPED = "--"  # between a period and a report type in the names of folders and files
UNIT = "--"  # between a province and a unit of it, whose own report is meant
AGAIN = "-lan-"  # in the register, before the number of a report that was issued again


@dataclass(frozen=True, order=True)
class ReportKey:
    """A programme's id, a province's slug and a period's key: covid-19, lang-son, 2022-Q1.

    A report of another type than the first that is made of a period names it too:
    2022-Q1--chuyen-de. The own report of a district or commune names the unit in the
    province's place, lang-son--xa-that-khe: it has folders, register and locks like a
    province's, and nothing that walks over reports has to know of it.
    """

    programme: str
    province: str
    period: str

    def __str__(self) -> str:
        """As messages call it; `Project.called` names the programme too where it has to."""
        return f"{self.province} {self.period}"

    @property
    def days(self) -> str:
        """The key of the period alone."""
        return self.period.partition(TYPED)[0]

    @property
    def type(self) -> str:
        """The id of the report type; "" for the first that is made of the period."""
        return self.period.partition(TYPED)[2]

    @property
    def home(self) -> str:
        """The slug of the province whose folders hold what was sent."""
        return home_of(self.province)

    @property
    def identifier(self) -> str:
        """As a Word file's properties name it: covid-19/lang-son/2022-Q1."""
        return f"{self.programme}/{self.province}/{self.period}"

    @property
    def slug(self) -> str:
        """As one word for files and anchors: covid-19-lang-son-2022-Q1."""
        return self.identifier.replace("/", "-")

    @property
    def options(self) -> str:
        """The options that name it on a command line, the programme left out."""
        named = f"{place_options(self.province)} --period {self.days}"
        return f"{named} --type {self.type}" if self.type else named


def home_of(place: str) -> str:
    """The province of a place: lang-son, of itself and of lang-son--xa-that-khe."""
    return place.partition(UNIT)[0]


def with_unit(province: str, unit: str) -> str:
    """A province with a unit of it, the province alone where none is named."""
    return f"{province}{UNIT}{unit}" if unit else province


def place_options(place: str) -> str:
    """The options that name a province, or a unit of it, on a command line."""
    home, _, unit = place.partition(UNIT)
    return f"--province {home} --unit {unit}" if unit else f"--province {home}"


def with_type(period: str, type_: str) -> str:
    """A period's key with a report type, the key alone for the first type."""
    return f"{period}{TYPED}{type_}" if type_ else period
