"""Targets that name an indicator and no level: reports follow them and draw no conclusion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from baocao.definitions.plans.reading.grouped import GroupReader
from baocao.definitions.plans.reading.model import FoundTarget, NearIndicator
from baocao.definitions.plans.reading.statements import Statement
from baocao.definitions.plans.reading.wording import ReadingFile, any_of

NO_LEVEL = "Văn bản không nêu mức phải đạt; báo cáo chỉ nêu kết quả, không kết luận"


@dataclass(frozen=True)
class FollowedReader:
    """Finds them for one document."""

    rules: ReadingFile
    groups: GroupReader

    def named(self, statement: Statement, low: str, base: FoundTarget) -> list[FoundTarget]:
        """One for each group that a statement names of an indicator that is computed by groups
        alone."""
        nearest, indicator = self.groups.nearest(statement, low, "")
        if indicator is None or () in indicator.splits:
            return []
        return [
            replace(
                base,
                name=self.groups.named(indicator, group, base.name),
                indicator=indicator.id,
                disaggregation=group,
                nearest=nearest,
                reading=NO_LEVEL,
                sureness=80,
            )
            for group, _ in self.groups.finder.groups(low, indicator)
        ]

    def named_in_part(self, statement: Statement, low: str) -> tuple[NearIndicator, ...]:
        """An indicator of whose groups a statement names a part alone: a dose, and no age."""
        nearest, _ = self.groups.nearest(statement, low, "")
        for near in nearest[:1]:
            splits = self.groups.catalogue.indicators[near.indicator].splits
            wanted = {category for split in splits for category, _ in split}
            named = {one.category for one in self.groups.finder.mentions(low)}
            if () not in splits and wanted & named and not wanted <= named:
                return nearest
        return ()

    def moving(self, statement: Statement, low: str, base: FoundTarget) -> Iterator[FoundTarget]:
        """A share that a statement wants to grow or fall."""
        if any_of(self.rules.followed, low):
            nearest, indicator = self.groups.nearest(statement, low, "%")
            if indicator is not None and () in indicator.splits:
                yield replace(base, indicator=indicator.id, nearest=nearest, evidence="",
                              reading=NO_LEVEL, sureness=70)  # fmt: skip
