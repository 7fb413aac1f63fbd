"""The names of agencies in a cell or a heading, each as the list has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from baocao.core.vietnamese.names import clean, lower_first
from baocao.definitions.plans.reading.wording import AgencyRecord, lowered

_PARTS = re.compile(r"\s*[;,\n]\s*|\s+và\s+(?=các |ubnd |sở )")
_EDGES = " .,;:-–\n"
_TOGETHER = re.compile(r"\s*[,;]?\s*(?:chủ trì[,;]?\s*)?phối hợp (?:với|cùng)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Agencies:
    """All agencies that are known by name."""

    records: tuple[AgencyRecord, ...]

    @cached_property
    def _names(self) -> dict[str, str]:
        """Each spelling in lower case with the name that it stands for."""
        return {
            lowered(spelling): record.name
            for record in self.records
            for spelling in (record.name, *record.aliases)
        }

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest = sorted(self._names, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")

    def names_in(self, text: str) -> tuple[str, ...]:
        """The agencies that a cell lists, in its order and each once; unknown ones as written."""
        return tuple(dict.fromkeys(name for name in self._listed(clean(text)) if name))

    def lead_and_others(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Who leads, and who works with them: "Sở A phối hợp với Sở B"."""
        lead, *others = _TOGETHER.split(clean(text), maxsplit=1)
        names = self.names_in(lead)
        along = tuple(name for other in others for name in self.names_in(other))
        if not names:
            return clean(text).strip(_EDGES), along
        return names[0], (*names[1:], *along)

    def is_known(self, text: str) -> bool:
        """Whether a text names an agency of the list."""
        return self._pattern.search(lowered(text)) is not None

    def begins(self, text: str) -> bool:
        """Whether a text begins with an agency of the list."""
        return self._pattern.match(lowered(text)) is not None

    def _listed(self, text: str) -> Iterator[str]:
        low, end = lowered(text), 0
        if len(low) != len(text):  # a letter that lower case writes with two
            yield from (part.strip(_EDGES) for part in _PARTS.split(text))
            return
        for match in self._pattern.finditer(low):
            yield from self._unknown(text[end : match.start()])
            yield self._names[match[0]]
            end = match.end()
        yield from self._unknown(text[end:])

    def _unknown(self, text: str) -> Iterator[str]:
        for part in _PARTS.split(text):
            name = part.strip(_EDGES)
            if len(name) > 3:
                yield lower_first(name) if name.startswith("Các ") else name


def same_agencies(one: Sequence[str], other: Sequence[str], agencies: Agencies) -> bool:
    """Whether two lists name the same agencies, whatever their spelling and order."""

    def key(names: Sequence[str]) -> set[str]:
        return {lowered(name) for text in names for name in agencies.names_in(text)}

    return key(one) == key(other)
