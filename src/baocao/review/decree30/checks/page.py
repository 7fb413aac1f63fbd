"""Checks of paper, direction, margins and page numbers, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from baocao.review.decree30.checks.form import points
from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.rule import FormatBreach, FormatRule, check
from baocao.review.decree30.sections import SIDES, Furniture, PageSection

_TOLERANCE = 0.3  # mm: Word rounds centimetres to twips
_PAPER_TOLERANCE = 1.5
_A_PAGE = 1800  # letters that surely fit on one page
# Which margin of a lying page stands for which of an upright one: Word turns the bound side
# to the top.
_TURNED = {"left": "top", "right": "bottom", "top": "left", "bottom": "right"}


def _paper(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    wanted = sorted((rule.limit("short"), rule.limit("long")))
    for number, section in enumerate(document.file.sections, start=1):
        sides = sorted((section.width, section.height))
        if any(abs(a - b) > _PAPER_TOLERANCE for a, b in zip(sides, wanted, strict=True)):
            size = f"{points(round(section.width))} x {points(round(section.height))} mm"
            yield FormatBreach(found=_named(document, number, size))


def _direction(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """Pages lie on their side only for tables or in appendices; head and foot are no tables."""
    last = document.main[-1].section if document.main else 0
    components = {piece.index for group in document.found.values() for piece in group}
    layout = {p.place.table for p in document.main if p.index in components}
    for number, section in enumerate(document.file.sections[: last + 1]):
        tables = {p.place.table for p in document.main if p.section == number} - {None}
        if section.is_landscape and not tables - layout:
            yield FormatBreach(found=_named(document, number + 1, "khổ ngang"))


def _margin(side: str, document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    low, high = rule.limit("low") - _TOLERANCE, rule.limit("high") + _TOLERANCE
    for number, section in enumerate(document.file.sections, start=1):
        width = _margins(section)[side]
        if not low <= width <= high:
            yield FormatBreach(found=_named(document, number, f"{points(width)} mm"))


def _margins(section: PageSection) -> Mapping[str, float]:
    """The margins as on an upright page, also where Word turned the page with them."""
    usual = section.margins
    if section.is_landscape and usual["top"] > usual["left"]:
        return {side: usual[_TURNED[side]] for side in SIDES}
    return usual


def _named(document: Recognised, number: int, found: str) -> str:
    """Name the section where there are several."""
    return found if len(document.file.sections) == 1 else f"{found} (phần trang {number})"


def _missing(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """A document of more than a page has numbers; elsewhere than on top is another rule."""
    section = document.file.sections[0] if document.file.sections else None
    long = sum(len(p.text) for p in document.file.paragraphs) > _A_PAGE
    if section and long and not _prints(section.headers) and not _prints(section.footers):
        yield FormatBreach()


def _place(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for number, section in enumerate(document.file.sections, start=1):
        if _prints(section.footers):
            yield FormatBreach(found=_named(document, number, "lề dưới"))


def _centred(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for number, section in enumerate(document.file.sections, start=1):
        header = section.headers.get("default", Furniture())
        if header.numbered and not header.centred:
            yield FormatBreach(found=_named(document, number, "không ở giữa"))


def _first_page(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for section in document.file.sections[:1]:
        own = section.headers.get("first", Furniture()) if section.first_page_differs else None
        first = own if own is not None else section.headers.get("default", Furniture())
        if first.numbered:
            yield FormatBreach(found="trang 1 hiện số trang")


def _arabic(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for number, section in enumerate(document.file.sections, start=1):
        if _prints(section.headers) and section.number_format != "decimal":
            yield FormatBreach(found=_named(document, number, "không phải chữ số Ả Rập"))


def _begins_at_one(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for section in document.file.sections[:1]:
        if section.starts_at not in (None, 1):
            yield FormatBreach(found=f"bắt đầu từ {section.starts_at}")


def _prints(furniture: Mapping[str, Furniture]) -> bool:
    return any(each.numbered for each in furniture.values())


CHECKS = {
    "paper_size": check(_paper, "short", "long"),
    "page_direction": check(_direction),
    **{f"margin_{side}": check(partial(_margin, side), "low", "high") for side in SIDES},
    "page_number_missing": check(_missing),
    "page_number_place": check(_place),
    "page_number_centred": check(_centred),
    "page_number_first_page": check(_first_page),
    "page_number_arabic": check(_arabic),
    "page_number_start": check(_begins_at_one),
}
