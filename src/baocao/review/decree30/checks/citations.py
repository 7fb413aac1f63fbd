"""Checks of how other documents are cited: whole at first, short later, no number left open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from baocao.review.decree30.checks.numbering import own_text
from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.content import CheckedParagraph
from baocao.review.decree30.rule import FormatBreach, FormatRule, check

_TYPES = (
    "Nghị quyết liên tịch|Thông tư liên tịch|Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư|"
    "Công văn|Công điện|Kế hoạch|Thông báo|Báo cáo|Tờ trình|Hướng dẫn|Chương trình|Đề án|"
    "Phương án|Kết luận|Quy chế|Quy định|Văn bản"
)
_SYMBOL = (
    r"(?:\d+-[^\W\d_]+/[^\W\d_]+|\d+[a-z]?(?:/\d{4})?/[^\W\d_](?:[\w.&-]*\w)?(?:/[\w.&-]*\w)?)"
)
_CITED = re.compile(rf"(?<!\w)(?P<type>{_TYPES})\s+số\s*:?\s*(?P<number>{_SYMBOL})", re.IGNORECASE)
_BLANK = r"(?:…|\.{2,}|_{2,}|\s{3,})"
_OPEN = re.compile(
    rf"(?<!\w)(?:{_TYPES})\s+số\s*:?\s*(?:{_BLANK}(?:\s*\S+){{0,2}}|\S+\s+ngày\s*{_BLANK})",
    re.IGNORECASE,
)
_DATED = re.compile(r"ngày\s+\S|\d{1,2}/\d{1,2}/\d{4}")
_ISSUED = re.compile(r"\bcủa\s+\S")
_ABOUT = re.compile(r"\b(?:về|V/v)\b")
_NAMED = re.compile(
    r"\b(?:ban hành|quy định|phê duyệt|hướng dẫn|sửa đổi|bổ sung|giao|triển khai|tăng cường|"
    r"thực hiện|kiện toàn|thành lập|công bố|điều chỉnh|thông qua|đề nghị|quản lý|tổ chức|phân công|"
    r"phòng, chống|kết luận|quyết định|chi tiết)\b"
)
_NEXT_CLAUSE = re.compile(r",\s+(?=[^\W\d_a-zà-ỹđ])")
_WITHOUT_NUMBER = re.compile(
    rf"Căn cứ\s+(?P<type>{_TYPES})\b(?!\s+số\b)(?!\s+này\b)", re.IGNORECASE
)
_SOURCE = re.compile(  # what a text names as the source of its numbers is none of its citations
    r"\b[Nn]guồn(?:\s+(?:số liệu|dữ liệu|thông tin|trích)\b[^:.]*)?\s*:(?:(?!\.\s).)*$"
)
# Between two numbers: the issuer of the first document and then, with nothing in between, what it
# does to the second one, whose number is thus part of the first one's subject.
_IN_NAME = re.compile(
    r"(?:[^;.,]|, (?:chống|bổ sung)\b)*\bcủa\s(?:[^;.,]|, (?:chống|bổ sung)\b)*?"
    r"(?<!để )(?<!nhằm )(?<!và )(?<!đã )(?<!đang )\b"
    r"(?:sửa đổi|bổ sung|thay thế|bãi bỏ|đính chính|điều chỉnh|hướng dẫn|quy định chi tiết|"
    r"triển khai|thực hiện)"
    r"(?:,? (?:bổ sung|thực hiện|thi hành|một số (?:điều|nội dung)|của|tại|"
    r"(?:điểm|khoản|điều|mục|phụ lục) \w+))*\s*",
    re.IGNORECASE,
)
_REACH = 300  # letters behind a number within which the rest of a citation is looked for


@dataclass(frozen=True)
class _Mention:
    """One mention of a document; `rest` is what follows its number.

    A mention `in_name` is part of the subject of the document before it, whose issuer worded it:
    it is no citation of its own.
    """

    paragraph: CheckedParagraph
    words: str
    key: str
    rest: str
    is_source: bool
    in_name: bool

    @property
    def lacking(self) -> tuple[str, ...]:
        """What a full citation has and this one has not."""
        own = _NEXT_CLAUSE.split(self.rest)[0]
        parts = {
            "ngày ban hành": _DATED.search(own),
            "cơ quan ban hành": _ISSUED.search(own),
            "trích yếu": _ABOUT.search(self.rest) or _NAMED.search(own),
        }
        return tuple(name for name, found in parts.items() if not found)

    @property
    def only_named(self) -> bool:
        """Whether the reader does not know the document from this: it is named short in a name."""
        return self.in_name and bool(self.lacking)

    @property
    def is_dated(self) -> bool:
        return bool(re.match(r"\s*,?\s*ngày\b", self.rest))


def _citations(paragraph: CheckedParagraph) -> Iterator[_Mention]:
    text = " ".join(paragraph.text.split())
    found = [] if text.isupper() else list(_CITED.finditer(text))
    ends = [*(each.start() for each in found[1:]), len(text)][: len(found)]
    begins = [0, *(each.end() for each in found[:-1])][: len(found)]
    for each, begin, end in zip(found, begins, ends, strict=True):
        key = f"{each['type']} {each['number']}".casefold()
        rest = text[each.end() : min(end, each.end() + _REACH)].split(";")[0]
        is_source = bool(_SOURCE.search(text[: each.start()]))
        in_name = begin > 0 and bool(_IN_NAME.fullmatch(text[begin : each.start()]))
        yield _Mention(paragraph, each[0], key, rest, is_source, in_name)


def _bases(document: Recognised) -> tuple[CheckedParagraph, ...]:
    return tuple(piece.paragraph for piece in document.all("legal_basis"))


def _basis_whole(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """Each legal basis names type, number, date, issuer and subject."""
    for paragraph in _bases(document):
        for each in _citations(paragraph):
            if each.lacking and not each.only_named and not _OPEN.search(paragraph.text):
                yield FormatBreach(paragraph, each.words, ", ".join(each.lacking))


def _first(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """The text's first mention of a document is whole, unless it stands among the bases."""
    cited = (each for paragraph in _bases(document) for each in _citations(paragraph))
    seen = {each.key for each in cited if not each.only_named}
    for each in _mentions(document):
        if each.only_named:
            continue
        if each.key not in seen and each.lacking and not _is_own(document, each):
            yield FormatBreach(each.paragraph, each.words, ", ".join(each.lacking))
        seen.add(each.key)


def _later(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """A later mention has type and number alone."""
    seen: set[str] = set()
    for each in _mentions(document):
        if each.in_name:
            continue
        if each.key in seen and each.is_dated:
            yield FormatBreach(each.paragraph, f"{each.words}{each.rest[:30]}", each.words)
        seen.add(each.key)


def _mentions(document: Recognised) -> Iterator[_Mention]:
    """The mentions of the text in order, without the sources of its numbers."""
    for paragraph in own_text(document):
        yield from (each for each in _citations(paragraph) if not each.is_source)


def _is_own(document: Recognised, each: _Mention) -> bool:
    own = document.first("number")
    return own is not None and each.key.split()[-1] in own.text.casefold()


def _open(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """A number or day that is still to be filled in."""
    for paragraph in (*_bases(document), *own_text(document)):
        for found in _OPEN.finditer(paragraph.text):
            yield FormatBreach(paragraph, " ".join(found[0].split()))


def _number(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """A legal basis that names a type and no number; laws have none."""
    for paragraph in _bases(document):
        found = _WITHOUT_NUMBER.match(paragraph.text)
        if found:
            yield FormatBreach(paragraph, found[0])


CHECKS = {
    "basis_whole": check(_basis_whole),
    "citation_first": check(_first),
    "citation_later": check(_later),
    "citation_open": check(_open),
    "citation_number": check(_number),
}
