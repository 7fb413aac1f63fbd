"""Numbers in a text: where they stand, how they read, and which of them state a quantity.

Dates, numbers of documents, ordinals, labels of sections and groups, and names that hold a
digit state none: nobody has to account for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from baocao.core.vietnamese.labels import Labels

_PARTS = "¼-¾⅐-⅟↉"  # of one, in one character
_GLUED = "²³¹⁰⁴-⁹₀-₉①-⒛⓪-⓿❶-➓Ⅰ-ↈ"  # digits of other kinds: read with those beside them
_ALIKE = r"[OoIl](?![^\W\d_OoIl])"  # letters that read as digits behind one
_MORE = rf"(?:[\d{_GLUED}{_PARTS}]|{_ALIKE})"
NUMBER = re.compile(
    rf"(?:(?<!\w)[{_GLUED}]+(?=\d))?(?:\d|(?<!\w)[{_PARTS}]){_MORE}*(?:[.,]\d{_MORE}*)*"
)

# What changes a number's meaning beside it: bounds and a sign before, units of scale after.
_BEFORE = re.compile(
    r"(?:(?<!\w)(?:trên|dưới|gần|hơn|khoảng|không quá|ít nhất|tối thiểu|tối đa|chưa đến) "
    r"|[≥≤<>~]=? ?)?(?:(?<![\w)])[-−+±‐‑–—﹣－])?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?<!\w)từ $", re.IGNORECASE)
_AFTER = re.compile(r"(?: ?[%‰])?(?: (?:nghìn|ngàn|vạn|triệu|tỷ)(?!\w))?")
_OR_MORE = re.compile(r" trở (?:lên|xuống)(?!\w)")

_DOCUMENT = (
    "quyết định|kế hoạch|công văn|nghị quyết|nghị định|thông báo|thông tư|chỉ thị|báo cáo|tờ trình"
    "|công điện|hướng dẫn|văn bản|luật"
)
_PART = (
    "điều|khoản|điểm|mục|phần|chương|bảng|hình|biểu|biểu số|phụ lục|trang|dòng|cột|ô"
    "|lần thứ|thứ|đợt|khóa"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_SMALL = r"\d{1,2}(?:\.\d{1,2})*"
_NO_MORE = r"(?![\d.,%]*[\d%])"


@lru_cache
def _no_quantity(labels: Labels) -> re.Pattern[str]:
    """What states no quantity; `labels` are words that numbers stand behind in names."""
    parts = "|".join((_PART, *map(re.escape, sorted(labels))))
    return re.compile(
        "|".join(
            (
                rf"(?<![\d.,/]){_DAY}/{_MONTH}/{_YEAR}(?![\d/]|[.,]\d)",
                rf"ngày {_DAY}/{_MONTH}(?![\d/]|[.,]\d)",  # else "5/12" is a share
                rf"(?<![\d.,/]){_MONTH}/{_YEAR}(?![\d/]|[.,]\d)",
                rf"(?<!\d){_YEAR}-{_MONTH}-{_DAY}(?!\d)",
                rf"(?:ngày {_DAY} )?tháng {_MONTH}(?: năm {_YEAR})?(?![\d.,]*\d)",
                rf"ngày {_DAY}(?= tháng|-| và| đến)",
                rf"(?:năm|giai đoạn) {_YEAR}(?: ?[-–] ?{_YEAR})?(?![\d.,]*\d)",
                rf"(?<!\d){_YEAR} ?[-–] ?{_YEAR}(?!\d)",
                r"quý [1-4](?![\d.,]*\d)",
                r"tuần (?:thứ )?[0-5]?\d(?![\d.,]*\d)",
                r"(?<!\d)[0-2]?\d(?: giờ|[gh]|:) ?[0-5]?\d?(?: phút)?(?!\w)",
                rf"(?:{_DOCUMENT}) số:? ?\d+[\w/-]*",
                r"số:? \d+[/-](?-i:[A-ZĐ\d])[\w/-]*",
                r"(?<![\d.,])\d+(?:/\d{4})?[/-](?-i:[A-ZĐ]{2,})[\w/-]*",
                rf"(?<!\w)(?:{parts}) (?:số )?{_SMALL}(?:(?:, | và | đến |-){_SMALL})*{_NO_MORE}",
                r"(?<!\w)(?:từ )?\d{1,3} ?(?:-|–|đến|đến dưới) ?(?:dưới )?\d{1,3} (?:tháng )?tuổi",
                r"(?<!\w)\d{1,3} (?:tháng )?tuổi",
                r"(?<![\d.,])\d{1,3}\+",
                r"https?://\S+|\S+@\S+",
                r"[^\W\d_][\w]*(?:[-./]\w*)*\d[\w]*(?:[-.]\w+)*",  # BA.5, H5N1
                r"^\d{1,3}(?:\.\d{1,2})*(?:[.)]| \|)(?!\d)",  # the number of an item or a row
            )
        ),
        re.IGNORECASE,
    )


def quantities(text: str, labels: Labels = frozenset()) -> Iterator[tuple[int, int]]:
    """Start and end of each number in `text` that states a quantity.

    Behind one of the report's own `labels` a number is a name's: "mũi 3".
    """
    excused = [match.span() for match in _no_quantity(labels).finditer(text)]
    for match in NUMBER.finditer(text):
        if not any(start <= match.start() and match.end() <= end for start, end in excused):
            yield match.span()


def reading(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the number that spans `start` to `end` begins and ends as people read it.

    Digits glued to it, its sign, its bound ("trên"), "%" and "triệu" belong to it.
    Returns the span unchanged where no number is in it.
    """
    numbers = [m.span() for m in NUMBER.finditer(text) if m.end() > start and m.start() < end]
    if not numbers:
        return start, end
    first, last = numbers[0][0], numbers[-1][1]
    after = _AFTER.match(text, last)
    last = after.end() if after else last
    more = _OR_MORE.match(text, last)
    before = (more and _FROM.search(text[:first])) or _BEFORE.search(text[:first])
    return (before.start() if before else first), (more.end() if more else last)
