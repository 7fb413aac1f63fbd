"""What the text gives each agency to do: under its name as a title, or after its name and a colon.

Under "Tổ chức thực hiện" any title that names an agency counts; among the tasks ("Nhiệm vụ", or the
items of a directive) only one that begins with an agency.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from baocao.core.vietnamese.names import clean, upper_first
from baocao.definitions.plans.reading.agencies import Agencies
from baocao.definitions.plans.reading.model import FoundDuties, PlanPassage
from baocao.definitions.plans.reading.outline import is_closing
from baocao.definitions.plans.reading.statements import Zone, sentences, zone_of
from baocao.definitions.plans.reading.wording import SectionRule

_BEFORE_COLON = re.compile(r"^([^:.;]{5,140}):\s+(?=\S)")
_ASKED = re.compile(
    r"^(?:(?:đề nghị|giao|yêu cầu|đối với)\s+)?"
    r"(?:(?:giám đốc|thủ trưởng|chủ tịch|người đứng đầu|trưởng)(?: các)?\s+"
    r"(?=sở|ban|ubnd|ủy ban|cơ quan|đơn vị|công an))?",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"(?:đề nghị |giao |các |thành viên |đồng chí )*"
    r"(?:sở|ban(?! hành)|ubnd|ủy ban|công an|bộ (?:y tế|chỉ huy|tư lệnh|đội)|đài|báo(?! cáo)"
    r"|hội(?! nghị| thảo| chẩn)|trung tâm|bệnh viện|văn phòng|thanh tra|bảo hiểm|bí thư|ủy viên"
    r"|tỉnh đoàn|thành đoàn|mặt trận|cục|chi cục"
    r"|phòng (?=kế hoạch|nghiệp vụ|y tế|tổ chức|tài chính)|trạm|đơn vị|cơ quan)\b"
)
_LONGEST_ITEM = 300
_LONGEST_TITLE = 200


@dataclass(frozen=True)
class AgencyItem:
    """One sentence of what an agency has to do, in the passage where it stands."""

    agency: str
    text: str
    passage: PlanPassage


def agency_items(
    passages: Sequence[PlanPassage], rules: Sequence[SectionRule], agencies: Agencies
) -> list[AgencyItem]:
    """All that the text gives agencies to do, in its order."""
    found: list[AgencyItem] = []
    for passage in passages:
        if passage.is_heading or passage.in_annex or is_closing(passage.text):
            continue
        zone = zone_of(passage, rules)
        if zone in (Zone.ORGANISATION, Zone.WORK):
            agency, text = _agency(passage, zone, agencies)
            if agency:
                found += [AgencyItem(agency, item, passage) for item in _items(text)]
    return found


def duties_of(items: Iterable[AgencyItem]) -> tuple[FoundDuties, ...]:
    """The items gathered by agency; the clause is that of its first one."""
    found: dict[str, list[AgencyItem]] = {}
    for item in items:
        found.setdefault(item.agency, []).append(item)
    return tuple(
        FoundDuties(
            agency,
            _item_clause(own[0].passage.clause),
            tuple(_shortened(item.text) for item in own),
            own[0].passage.place,
        )
        for agency, own in found.items()
    )


def _agency(passage: PlanPassage, zone: Zone, agencies: Agencies) -> tuple[str, str]:
    """Whose duty a passage is, and what: by its own words before a colon, else by a title."""
    match = _BEFORE_COLON.match(passage.text)
    if match is not None and _is_agency(match[1], zone, agencies):
        return _name(match[1], agencies), passage.text[match.end() :]
    titles = passage.headings if zone is Zone.WORK else passage.headings[1:]
    for title in reversed(titles):
        named = _BEFORE_COLON.match(
            f"{title.rstrip(': ')}: x" if len(title) < _LONGEST_TITLE else title
        )
        if named is not None and _is_agency(named[1], zone, agencies):
            return _name(named[1], agencies), passage.text
    return "", passage.text


def _is_agency(text: str, zone: Zone, agencies: Agencies) -> bool:
    name = _without_asking(text)
    begins = agencies.begins(name) or _AGENCY.match(name.casefold()) is not None
    return begins or (zone is Zone.ORGANISATION and agencies.is_known(text))


def _without_asking(text: str) -> str:
    """ "Đề nghị Giám đốc Sở Y tế" as "Sở Y tế"."""
    return _ASKED.sub("", clean(text))


def _name(text: str, agencies: Agencies) -> str:
    names = agencies.names_in(_without_asking(text))
    known = [name for name in names if agencies.is_known(name)]
    if len(names) == 1 and known:
        return upper_first(names[0])
    return upper_first(_without_asking(text).strip(" .:;"))


def _items(text: str) -> Iterator[str]:
    for sentence in sentences(text):
        item = clean(sentence).strip(" .;")
        if len(item) > 10:
            yield upper_first(item)


def _shortened(item: str) -> str:
    """An item as plans list it; a longer one is cut at a word, and says so."""
    if len(item) <= _LONGEST_ITEM:
        return item
    return item[:_LONGEST_ITEM].rsplit(" ", 1)[0].rstrip(",;") + " …"


def _item_clause(clause: str) -> str:
    """The clause of the agency's item, without which dash or paragraph of it."""
    return re.split(r", (?:gạch|đoạn|dấu|ý)", clause)[0]
