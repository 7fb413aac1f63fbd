"""Which report: the one name that every part of the program calls it by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class ReportKey:
    """A programme's id, a province's slug and a period's key: covid-19, lang-son, 2022-Q1."""

    programme: str
    province: str
    period: str

    def __str__(self) -> str:
        """As messages call it; `Project.called` names the programme too where it has to."""
        return f"{self.province} {self.period}"

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
        return f"--province {self.province} --period {self.period}"
