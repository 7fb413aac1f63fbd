"""Which report: the one name that every part of the program calls it by."""

from __future__ import annotations

from dataclasses import dataclass

TYPED = "--"  # between a period and a report type in the names of folders and files
AGAIN = "-lan-"  # in the register, before the number of a report that was issued again


@dataclass(frozen=True, order=True)
class ReportKey:
    """A programme's id, a province's slug and a period's key: covid-19, lang-son, 2022-Q1.

    A report of another type than the first that is made of a period names it too:
    2022-Q1--chuyen-de.
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
        named = f"--province {self.province} --period {self.days}"
        return f"{named} --type {self.type}" if self.type else named


def with_type(period: str, type_: str) -> str:
    """A period's key with a report type, the key alone for the first type."""
    return f"{period}{TYPED}{type_}" if type_ else period
