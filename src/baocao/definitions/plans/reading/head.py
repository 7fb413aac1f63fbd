"""What a document says of itself: number, day, issuer, kind, subject, validity, what it is based
on, who signed and who receives it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from baocao.core.vietnamese.names import clean, upper_first
from baocao.definitions.plans.model import PlanType
from baocao.definitions.plans.reading.model import (
    Block,
    CitedDocument,
    PlanHead,
    TextParagraph,
    TextTable,
)
from baocao.definitions.plans.reading.wording import ReadingFile, lowered, matching

_HEAD_LINES = 40
_OWN_NUMBER = (
    r"\d{1,5}[a-z]?/(?:20\d\d/)?[A-ZĐ][A-ZĐa-z0-9]*(?:[-–][A-ZĐa-z]+)*"
    r"|\d{1,5}[-–][A-ZĐ]{1,5}/[A-ZĐ]+"
)
_NUMBER = re.compile(rf"Số ?:? ?({_OWN_NUMBER})")
_DIRECTIVE = re.compile(r"Chỉ thị số (\d{1,5}[-/][A-ZĐ0-9/-]*[A-ZĐ])")
_DAY = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (20\d\d)", re.IGNORECASE)
_ISSUED = re.compile(r"ngày (\d{1,2})/(\d{1,2})/(20\d\d)[^.;]{0,80}đã ban hành", re.IGNORECASE)
_KINDS = (
    "Nghị quyết|Quyết định|Chỉ thị|Thông báo|Kế hoạch|Công văn|Thông tư|Nghị định|Luật|Kết luận"
    "|Chương trình|Hướng dẫn|Công điện"
)
_CITED = re.compile(
    rf"({_KINDS})(?: liên tịch)?(?: số)? (\d{{1,5}}[-/][\w/-]*[A-ZĐ]\w*)"
    r"(?:,? ?ngày (\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(20\d\d))?"
    r"(?: (của [A-ZĐ][^,;.]{2,60}?)(?= về | ban hành | tại | quy định |[,;.]|$))?"
)
_BASE = re.compile(r"(?:[-–] ?)?(?:Căn cứ|Thực hiện|Theo|Trên cơ sở)\b", re.IGNORECASE)
_EFFECT = re.compile(
    r"(?:này[^.;,]{0,60}|kế hoạch|chỉ thị|quyết định|nghị quyết|văn bản)"
    r" có hiệu lực (?:thi hành )?(?:kể )?từ (?:ngày )?"
    r"(\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(20\d\d)"
)
_LONG_LINE = 200  # characters: longer is no title
_SPAN = re.compile(r"(20\d\d) ?[-–] ?(20\d\d)")
_TIME = re.compile(
    r"thời gian (?:thực hiện|\d)|(?:thực hiện|triển khai)[^.]{0,30}(?:giai đoạn|trong năm)",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    r"ỦY BAN NHÂN DÂN|UBND|SỞ Y TẾ|TỈNH ỦY|BAN THƯỜNG VỤ TỈNH ỦY|THƯỜNG TRỰC TỈNH ỦY"
    r"|HỘI ĐỒNG NHÂN DÂN|BAN CHỈ ĐẠO"
)
_ISSUED_BY = re.compile(
    r"(Ban Thường vụ Tỉnh ủy(?: [A-ZĐ]\w+)*|Thường trực Tỉnh ủy(?: [A-ZĐ]\w+)*"
    r"|(?:UBND|Ủy ban nhân dân)(?: \(UBND\))? (?:tỉnh|thành phố)(?: [A-ZĐ]\w+)*) (?:đã )?ban hành"
)
_OF_PROVINCE = re.compile(r"(?:tỉnh|thành phố) ((?:[A-ZĐ]\w+ ?){1,3})")
_TITLES = (
    *("PHÓ CHỦ TỊCH", "CHỦ TỊCH", "PHÓ BÍ THƯ", "BÍ THƯ", "PHÓ GIÁM ĐỐC", "GIÁM ĐỐC"),
    *("PHÓ CHÁNH VĂN PHÒNG", "CHÁNH VĂN PHÒNG"),
)
_RECEIVED = re.compile(r"Nơi nhận ?:?", re.IGNORECASE)


def read_head(blocks: Sequence[Block], rules: ReadingFile) -> PlanHead:
    """The head of a document; what its text does not say stays empty."""
    lines = list(_lines(blocks))
    top = lines[:_HEAD_LINES]
    type_, title = _type_and_title(top, rules)
    start, end = _validity(title, lines)
    return PlanHead(
        type=type_,
        number=_number(top, type_),
        issued_on=_issued(top),
        issuer=_issuer(top, lines),
        title=_named_as_written(title, lines),
        valid_from=start,
        valid_to=end,
        bases=tuple(_bases(lines)),
        signer_title=next((t for t in _TITLES if any(line.strip("* ") == t for line in lines)), ""),
        recipients=tuple(_recipients(lines)),
        amends=_amended(title, rules),
        effective_from=_effect(lines),
    )


def _amended(title: str, rules: ReadingFile) -> str:
    """The number of the document that a title says is changed."""
    found = next(matching(rules.amendments, lowered(title)), None)
    return found[1]["number"] if found else ""


def _effect(lines: Sequence[str]) -> date | None:
    """The day from which a document counts, where a sentence gives one."""
    found = (_EFFECT.search(lowered(line)) for line in lines)
    return next((day for match in found if match and (day := _date(match))), None)


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, TextParagraph):
            yield block.text
        elif isinstance(block, TextTable):
            for cell in block.cells:
                yield from (clean(part) for part in cell.split("\n") if part.strip())


def _type_and_title(lines: Sequence[str], rules: ReadingFile) -> tuple[PlanType | None, str]:
    """The kind, and what follows it in capitals or in the same line."""
    for place, line in enumerate(lines):
        for rule in rules.types:
            match = rule.words.match(lowered(line))
            if match is None or not (line[: match.end()].isupper() or len(line) == match.end()):
                continue
            rest = line[match.end() :].strip(" :-–")
            following = [rest] if rest else []
            following += _title_lines(lines[place + 1 :]) if not rest or rest.isupper() else []
            return rule.type, _sentence_case(" ".join(following))
    return _announced(lines, rules)


def _announced(lines: Sequence[str], rules: ReadingFile) -> tuple[PlanType | None, str]:
    """The kind that a news item names: "Ban hành Chỉ thị về …"."""
    for line in lines[:5]:
        for rule in rules.types:
            match = re.search(
                rf"(?:ban hành|công bố) (?:{rule.words.pattern})(?: số \S+)? (?:về )?(.+)",
                line,
                re.IGNORECASE,
            )
            if match:
                return rule.type, upper_first(clean(match[match.lastindex or 0]))[:300]
    return None, ""


def _title_lines(lines: Sequence[str]) -> list[str]:
    found: list[str] = []
    for line in lines[:6]:
        if not line.isupper() and found:
            break
        is_base = _BASE.match(line) and (found or len(line) > _LONG_LINE)
        if is_base or re.match(r"[IVX]+\. |[-_* ]+$|Căn cứ", line) or len(found) > 4:
            break
        found.append(line)
        if not line.isupper():
            break
    return found


def _sentence_case(title: str) -> str:
    """A title in capitals as running text; what is no word (COVID-19, 38/NQ-CP) stays."""
    if not title.isupper():
        return clean(title).rstrip(".")
    words = [
        w if re.search(r"[\d/]", w) or w in ("UBND", "HĐND") else w.lower() for w in title.split()
    ]
    return upper_first(clean(" ".join(words))).rstrip(".")


def _named_as_written(title: str, lines: Sequence[str]) -> str:
    """A title whose names are written as the text below writes them: "Chính phủ", "Cao Bằng"."""
    body = " ".join(line for line in lines if not line.isupper())
    low, words, done = body.casefold(), title.split(), 0
    while done < len(words) - 1:
        for count in (4, 3, 2):
            phrase = " ".join(words[done : done + count])
            found = re.search(rf"(?<!\w){re.escape(phrase.casefold())}(?!\w)", low)
            if found and len(low) == len(body):
                at = found.start()
                words[done : done + count] = body[at : at + len(phrase)].split()
                break
        done += 1
    return upper_first(" ".join(words))


def _number(lines: Sequence[str], type_: PlanType | None) -> str:
    for line in lines:
        if len(line) < 60 and (match := _NUMBER.match(line)):
            return match[1]
    if type_ is PlanType.DIRECTIVE:
        cited = (_DIRECTIVE.search(line) for line in lines)
        return next((match[1] for match in cited if match), "")
    return ""


def _issued(lines: Sequence[str]) -> date | None:
    short = (_DAY.search(line) for line in lines if len(line) < 70)
    told = (_ISSUED.search(line) for line in lines)
    return next((_date(match) for match in (*short, *told) if match), None)


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None


def _issuer(top: Sequence[str], lines: Sequence[str]) -> str:
    """The body in capitals at the head, else the one that the text says has issued it."""
    for line, following in pairwise([*top[:20], ""]):
        if _ISSUER.match(line) and line.isupper() and len(line) < 80:
            place = re.search(r"(?:TỈNH|THÀNH PHỐ) .+", line)
            if following.startswith("SỞ "):  # the line above it is its parent body
                return _names_cased(f"{following} {place[0]}" if place else following)
            has_place = re.match(r"(?:TỈNH|THÀNH PHỐ) ", following)
            return _names_cased(f"{line} {following}" if has_place else line)
    for line in lines[:_HEAD_LINES]:
        if match := _ISSUED_BY.search(line):
            name = match[1].replace("UBND", "Ủy ban nhân dân").replace(" (Ủy ban nhân dân)", "")
            place = _OF_PROVINCE.search(" ".join(lines[:_HEAD_LINES]))
            needs_place = name.endswith(("tỉnh", "thành phố")) and place is not None
            return f"{name} {place[1].strip()}" if needs_place and place else name
    return ""


def _names_cased(name: str) -> str:
    """ "ỦY BAN NHÂN DÂN TỈNH CAO BẰNG" as "Ủy ban nhân dân tỉnh Cao Bằng"."""
    low = name.lower().replace("ubnd", "ủy ban nhân dân").replace("sở y tế", "sở Y tế")
    for word in ("tỉnh ", "thành phố "):
        before, found, place = low.rpartition(word)
        if found and not place.startswith("ủy"):
            return upper_first(f"{before}{found}{place.title()}")
    return upper_first(low).replace("tỉnh ủy", "Tỉnh ủy")


def _validity(title: str, lines: Sequence[str]) -> tuple[date | None, date | None]:
    """The years that the title, or a sentence on the time, gives."""
    times = [line for line in lines if _TIME.search(line) and len(line) < 600]
    for text in (title, *times):
        if span := _SPAN.search(text):
            return date(int(span[1]), 1, 1), date(int(span[2]), 12, 31)
    for text in (title, *times[:3]):
        if (found := re.search(r"năm (20\d\d)", text)) is not None:
            return date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)
    return None, None


def _bases(lines: Sequence[str]) -> Iterator[CitedDocument]:
    seen: set[str] = set()
    for line in lines[: 3 * _HEAD_LINES]:
        listed = re.match(rf"[-–+] ?(?:{_KINDS}) ", line)
        if not listed and not (_BASE.match(line) and line in lines[:_HEAD_LINES]):
            continue
        for match in _CITED.finditer(line.split(" như sau:")[0]):
            if match[2] not in seen:
                seen.add(match[2])
                yield _cited(match)


def _cited(match: re.Match[str]) -> CitedDocument:
    kind, number, day, month, year, by = match.groups()
    issued = None
    if year:
        try:
            issued = date(int(year), int(month), int(day))
        except ValueError:
            issued = None
    return CitedDocument(kind, number, issued, by or "")


def _recipients(lines: Sequence[str]) -> Iterator[str]:
    start = next((i for i, line in enumerate(lines) if _RECEIVED.match(line)), None)
    if start is None:
        return
    for line in lines[start + 1 : start + 25]:
        if not line.startswith(("-", "–", "+")):
            return
        yield line.lstrip("-–+ ").rstrip(".;")
