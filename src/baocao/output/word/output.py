"""What the writers of one Word file share: its main part, and numbers that must be unique."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.parts.document import DocumentPart

from baocao.core.vietnamese.labels import Labels


@dataclass
class Output:
    """The file being written, one for each document; `labels` are those of names in it."""

    part: DocumentPart
    labels: Labels = frozenset()
    _ids: Iterator[int] = field(default_factory=lambda: count(1))
    _printed: Counter[str] = field(default_factory=Counter)

    def next_id(self) -> int:
        """Return a number that no other element of the file has."""
        return next(self._ids)

    def occurrence(self, figure_id: str) -> int:
        """Count a printing of the figure: 1 for the first."""
        self._printed[figure_id] += 1
        return self._printed[figure_id]
