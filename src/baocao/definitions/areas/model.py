"""Administrative units: what a unit is. Reading lives in `table`, look-up in `lookup`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from baocao.core.report_key import UNIT, home_of
from baocao.core.vietnamese.names import lower_first

COUNTRY = "VN"  # the code of the unit above all others


class AreaLevel(Enum):
    """The tier of an administrative unit."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    INSTITUTION = "institution"  # a hospital, an office: it reports and is no area


@dataclass(frozen=True)
class AdminUnit:
    """An administrative unit, or an institution that reports, with its code and its days.

    One `code` is one unit. It is the official code; where the number passed to another unit
    later, the one that lost it adds the year in which it ended: 82-to-2025 is Tỉnh Tiền Giang,
    82 the Tỉnh Đồng Tháp that has borne its number since July 2025; 82-to-2025.bv was a hospital
    of the former. `parent` and `successor` are such codes too; whose part a unit was on a day,
    `AreaRegistry.above` says.
    `name` is the full official name with its common noun ("Huyện Cao Lộc"),
    `short_name` without it ("Cao Lộc"). `valid_to` is the last day, None while in force.
    A district or commune that reports for itself has its province in its slug as well:
    lang-son--xa-that-khe; it is the same unit.
    """

    code: str
    name: str
    short_name: str
    level: AreaLevel
    slug: str = field(compare=False)
    parent: str | None
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None

    @property
    def official_code(self) -> str:
        """The number that the unit bore in the official tables of its own time."""
        number, _, rest = self.code.partition("-")
        _, point, institution = rest.partition(".")
        return number + point + institution

    @property
    def in_sentence(self) -> str:
        """Its name within a sentence: "huyện Cao Lộc"; an institution's keeps its capital."""
        own = self.level is AreaLevel.INSTITUTION
        return self.name if own else lower_first(self.name)

    @property
    def home(self) -> str:
        """The slug of the province in whose folders its data lies, where it reports itself."""
        return home_of(self.slug)

    @property
    def is_within(self) -> bool:
        """Whether it reports itself as a unit of a province."""
        return UNIT in self.slug

    @property
    def kind(self) -> str:
        """What it is, as a sentence says it: "tỉnh", "thành phố"; "" of the country."""
        return lower_first(self.name.removesuffix(self.short_name).strip())

    def exists_on(self, day: date) -> bool:
        """Whether the unit was in force on `day`."""
        after_start = self.valid_from is None or day >= self.valid_from
        return after_start and (self.valid_to is None or day <= self.valid_to)
