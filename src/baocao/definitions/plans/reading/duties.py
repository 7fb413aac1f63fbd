"""Duties by agency: what stands under "Tổ chức thực hiện"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baocao.core.vietnamese.names import clean, upper_first
from baocao.definitions.plans.reading.agencies import Agencies
from baocao.definitions.plans.reading.model import FoundDuties, PlanPassage, TextPlace
from baocao.definitions.plans.reading.outline import is_closing
from baocao.definitions.plans.reading.sections import Zone, zone_of
from baocao.definitions.plans.reading.statements import sentences
from baocao.definitions.plans.reading.wording import SectionRule

_BEFORE_COLON = re.compile(r"^([^:.;]{5,140}):\s+(?=\S)")
_ASKED = re.compile(r"^(?:đề nghị|giao|yêu cầu)\s+", re.IGNORECASE)
_AGENCY = re.compile(
    r"(?:đề nghị |giao |các |thành viên |đồng chí )*(?:sở|ban|ubnd|ủy ban|công an|bộ|đài|báo|hội"
    r"|trung tâm|bệnh viện|văn phòng|thanh tra|bảo hiểm|bí thư|ủy viên|tỉnh đoàn|mặt trận|cục"
    r"|chi cục|trạm|đơn vị|cơ quan)"
)
_LONGEST_ITEM = 300
_LONGEST_TITLE = 200


def read_duties(
    passages: Sequence[PlanPassage], rules: Sequence[SectionRule], agencies: Agencies
) -> tuple[FoundDuties, ...]:
    """The duties of each agency that a title, or words before a colon, name."""
    found: dict[str, list[tuple[str, TextPlace]]] = {}
    clauses: dict[str, str] = {}
    for passage in passages:
        if passage.is_heading or passage.in_annex:
            continue
        if is_closing(passage.text) or zone_of(passage, rules) is not Zone.ORGANISATION:
            continue
        agency, text = _agency(passage, agencies)
        if agency:
            found.setdefault(agency, []).extend((item, passage.place) for item in _items(text))
            clauses.setdefault(agency, _item_clause(passage.clause))
    return tuple(
        FoundDuties(agency, clauses[agency], tuple(text for text, _ in items), items[0][1])
        for agency, items in found.items()
    )


def _agency(passage: PlanPassage, agencies: Agencies) -> tuple[str, str]:
    """Whose duty a passage is, and what: by its own words before a colon, else by a title."""
    match = _BEFORE_COLON.match(passage.text)
    if match is not None and _is_agency(match[1], agencies):
        return _name(match[1], agencies), passage.text[match.end() :]
    for title in reversed(passage.headings[1:]):
        named = _BEFORE_COLON.match(
            f"{title.rstrip(': ')}: x" if len(title) < _LONGEST_TITLE else title
        )
        if named is not None and _is_agency(named[1], agencies):
            return _name(named[1], agencies), passage.text
    return "", passage.text


def _is_agency(text: str, agencies: Agencies) -> bool:
    return agencies.is_known(text) or _AGENCY.match(text.casefold()) is not None


def _name(text: str, agencies: Agencies) -> str:
    names = agencies.names_in(_ASKED.sub("", clean(text)))
    known = [name for name in names if agencies.is_known(name)]
    if len(names) == 1 and known:
        return upper_first(names[0])
    return upper_first(_ASKED.sub("", clean(text)).strip(" .:;"))


def _items(text: str) -> Iterator[str]:
    for sentence in sentences(text):
        item = clean(sentence).strip(" .;")
        if len(item) > _LONGEST_ITEM:
            item = item[:_LONGEST_ITEM].rsplit(" ", 1)[0].rstrip(",;") + " …"
        if len(item) > 10:
            yield upper_first(item)


def _item_clause(clause: str) -> str:
    """The clause of the agency's item, without which dash or paragraph of it."""
    return re.split(r", (?:gạch|đoạn|dấu|ý)", clause)[0]
