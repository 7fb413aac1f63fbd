"""Numbers that people wrote in their own wording: printed, and computed by nobody.

They stand in the ledger beside the figures, so that nobody takes one for the other.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WrittenNumber:
    """A number as people wrote it: in which section, in what words, in which line of the file.

    `figures` are the ids of the ledger's figures that print the same, `by` is who said yes to
    the number, "" while nobody did.
    """

    number: str
    section: str
    words: str
    file: str
    line: int
    figures: tuple[str, ...] = ()
    by: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nothing vouches for the number: neither a figure nor a person."""
        return not self.by and not self.figures
