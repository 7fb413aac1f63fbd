"""What the check of a Word file finds. How it is found, and how it is printed, is not here."""

from __future__ import annotations

from dataclasses import dataclass

from baocao.core.rules import Severity


@dataclass(frozen=True)
class Departure:
    """One place where the document departs from a rule, in Vietnamese.

    `paragraph` counts the paragraphs of the file from 1, those in tables included, in the
    order in which they stand; None where it is about a section or the whole file. People find the
    place by `text`, and by `page` where Word noted its pages in the file.
    """

    rule: str
    clause: str
    severity: Severity
    paragraph: int | None
    page: int | None
    text: str
    found: str
    expected: str
    message: str
    todo: str

    @property
    def must_be_mended(self) -> bool:
        return self.severity is not Severity.NOTE
