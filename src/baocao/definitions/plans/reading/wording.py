"""How plans word things, as data: data/rules/plan_reading.yaml, agencies.yaml beside it, and what
a programme's own plan_words.yaml adds.

Patterns are matched against lower case in the spelling of `clean`. `<số>` in a pattern is a
number, `<đơn vị>` a unit that may be left out, `<đến>` a word such as "đến hết" before a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from baocao.core.earlier_layout import AGENCIES, PLAN_READING
from baocao.core.project import ProgrammeFolders, data_name
from baocao.core.quantities import Operator
from baocao.core.vietnamese.names import clean
from baocao.core.yaml_source import Text, YamlRecord, field_error, read_yaml, validate_yaml
from baocao.definitions.plans.model import PlanType

OWN = "plan_words.yaml"
_UNITS = (
    r" ?%| ?phần trăm| ?‰|(?: (?:ca|trường hợp|người))? ?/ ?[1#][0#]{2}\.?[0#]{3} ?(?:dân|người)"
    r"| ?/ ?[1#]?\.?[0#]{3} ?(?:dân|người|trẻ(?: đẻ sống)?)| con/nhà"
    r"| (?:xã|phường|huyện|cơ sở|ca|trường hợp|mẫu|lần|người|ổ dịch|giường|trạm|đơn vị"
    r"|trường|lớp|buổi|lượt|tổ|đội|tỷ đồng|triệu đồng)"
)
_PLACES = {
    "<số>": r"(?P<value>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[,.]\d{1,2})?(?!\d))",
    "<đơn vị>": rf"(?P<unit>{_UNITS})?",
    "<đến>": r"(?:(?:tính |từ nay )?(?:đến hết|đến cuối|cho đến|đến|trước|trong|hết|cuối|vào"
    r"|(?:chậm|muộn) nhất(?: là)?(?: đến| vào| trong| trước)?|hoàn thành|xong)"
    r"(?: ngày| hết| cuối)*)",
}


def _pattern(value: object) -> re.Pattern[str]:
    text = str(value)
    for place, pattern in _PLACES.items():
        text = text.replace(place, pattern)
    try:
        return re.compile(text)
    except re.error as error:
        raise field_error("biểu thức không đúng", f"sửa biểu thức: {error}") from None


Words = Annotated[Any, BeforeValidator(_pattern)]


class WordRule(YamlRecord):
    """One way of wording; `first_for` is the document that first needed it."""

    words: Words
    first_for: Text


class TypeRule(WordRule):
    type: PlanType


class SectionRule(WordRule):
    is_: str = Field(alias="is")


class NumberRule(WordRule):
    """A number as a target states it; `value` stands where the words have no figure."""

    operator: Operator | None = None
    value: Decimal | None = None
    unit: str = ""
    reading: str = ""
    alone: bool = False  # goes only where nothing else of the sentence is a number
    spreads: bool = False  # goes for what is joined to it, too


class ReferenceRule(WordRule):
    """With whom a result is compared: the last word of a reference's id."""

    operator: Operator
    to: str


class CueRule(WordRule):
    """Something that a document proves; `everywhere` is also looked for outside of goals."""

    evidence: str
    everywhere: bool = False


class ColumnRule(WordRule):
    is_: str = Field(alias="is")


class AmongRule(WordRule):
    level: str


class ReadingFile(YamlRecord):
    """The whole of plan_reading.yaml."""

    little_words: str
    types: tuple[TypeRule, ...]
    amendments: tuple[WordRule, ...]
    clutter: tuple[WordRule, ...]
    ends: tuple[WordRule, ...]
    compounds: tuple[WordRule, ...]
    sections: tuple[SectionRule, ...]
    not_numbers: tuple[WordRule, ...]
    no_targets: tuple[WordRule, ...]
    followed: tuple[WordRule, ...]
    numbers: tuple[NumberRule, ...]
    references: tuple[ReferenceRule, ...]
    relatives: tuple[WordRule, ...]
    deadlines: tuple[WordRule, ...]
    cues: tuple[CueRule, ...]
    columns: tuple[ColumnRule, ...]
    among: tuple[AmongRule, ...]
    respectively: tuple[WordRule, ...]
    joints: tuple[WordRule, ...]
    followers: tuple[WordRule, ...]
    conditions: tuple[WordRule, ...]


class AgencyRecord(YamlRecord):
    name: str
    aliases: tuple[str, ...] = ()


class AgenciesFile(YamlRecord):
    agencies: tuple[AgencyRecord, ...]


class PhraseRecord(YamlRecord):
    """Words that stand for options of a programme's categories, or for an indicator."""

    words: Words
    options: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    indicator: str = ""
    reading: str = ""
    first_for: Text


class OwnPlanWords(YamlRecord):
    phrases: tuple[PhraseRecord, ...] = ()


@dataclass(frozen=True)
class PlanWords:
    """All that the reader knows of how plans are worded."""

    rules: ReadingFile
    agencies: tuple[AgencyRecord, ...]
    phrases: tuple[PhraseRecord, ...]


def load_plan_words(folders: ProgrammeFolders) -> PlanWords:
    """Read the words for plans of one programme; raises `BaocaoError` with what is wrong."""
    rules = folders.project.rules
    own = folders.home / OWN
    return PlanWords(
        _read(rules / PLAN_READING, ReadingFile),
        _read(rules / AGENCIES, AgenciesFile).agencies,
        _read(own, OwnPlanWords).phrases if own.is_file() else (),
    )


def _read(path: Path, schema: type[Any]) -> Any:
    return validate_yaml(read_yaml(path, name=data_name(path)), schema)


@lru_cache(maxsize=4096)
def lowered(text: str) -> str:
    """A text as patterns are written: clean, in lower case, one kind of dash and quote."""
    low = clean(text).casefold()
    return low.replace("–", "-").replace("—", "-").replace("−", "-")


def matching(rules: Sequence[Any], text: str) -> Iterator[tuple[Any, re.Match[str]]]:
    """Every place where a rule's words stand in a lowered text, rules in their order."""
    for rule in rules:
        for match in rule.words.finditer(text):
            yield rule, match


def any_of(rules: Sequence[Any], text: str) -> Any:
    """The first rule whose words stand in a lowered text; None where there is none."""
    return next((rule for rule in rules if rule.words.search(text)), None)
