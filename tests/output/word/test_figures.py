"""Figures: a content control and a bookmark around each printing."""

from __future__ import annotations

import re
from dataclasses import replace

from baocao.document.blocks import Section
from baocao.output.word import bookmark_name
from tests.output.word.reading import attribute, body, find, words
from tests.output.word.sample import COVERAGE, figure, report
from tests.output.word.sample import body as paragraph


def _figures_of_sample() -> dict[str, str]:
    """Collect the sample's figures by a walk of its own."""
    found: dict[str, str] = {}
    queue: list[object] = [report()]
    while queue:
        each = queue.pop()
        if isinstance(each, tuple):
            queue.extend(each)
        elif hasattr(each, "figure"):
            found[each.figure.id] = each.figure.text
        elif hasattr(each, "__dataclass_fields__"):
            queue.extend(getattr(each, name) for name in each.__dataclass_fields__)
    return found


def test_every_figure_is_in_a_control_with_its_id_and_exact_text() -> None:
    """Tag and text are what the ledger says, for each figure of the report."""
    controls = find(body(report()), ".//w:sdt")
    printed = {attribute(c, "w:sdtPr/w:tag/@w:val")[0]: words(c) for c in controls}
    assert printed == _figures_of_sample()
    assert len(printed) > 40


def test_no_space_of_a_figure_is_changed() -> None:
    """Words around it are bound with no-break spaces; its own text is the ledger's."""
    section = Section("one", "Kết quả", (paragraph("Đạt ", figure("x", "trên 74 ca"), " ca."),))
    (control,) = find(body(replace(report(), sections=(section,), appendices=())), ".//w:sdt")
    assert words(control) == "trên 74 ca"


def test_control_shows_how_the_figure_was_made() -> None:
    """The title is the formula, cut to the 64 characters that Word allows; else the id."""
    content = body(report())
    titles = attribute(content, ".//w:sdtPr/w:alias/@w:val")
    assert "số người tiêm mũi nhắc lại 1 / số người cần tiêm" in titles
    assert "deaths" in titles
    assert all(len(title) <= 64 for title in titles)


def test_each_printing_has_a_bookmark_of_its_own() -> None:
    """A figure printed twice has two names, both made from its id alone."""
    content = body(report())
    names = attribute(content, ".//w:bookmarkStart/@w:name")
    assert len(names) == len(set(names)) == len(find(content, ".//w:sdt"))
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,39}", name) for name in names)
    assert {bookmark_name(COVERAGE.figure.id, 1), bookmark_name(COVERAGE.figure.id, 2)} <= set(
        names
    )


def test_a_bookmark_encloses_its_control() -> None:
    """Start, control and end follow one another, with one number."""
    for control in find(body(report()), ".//w:sdt"):
        start, end = control.getprevious(), control.getnext()
        assert start is not None
        assert end is not None
        assert attribute(start, "@w:id") == attribute(end, "@w:id")


def test_numbers_of_controls_and_pictures_are_unique() -> None:
    """Word repairs files in which two elements have one number."""
    content = body(report())
    numbers = attribute(content, ".//w:sdtPr/w:id/@w:val") + attribute(content, ".//wp:docPr/@id")
    assert len(numbers) == len(set(numbers))
