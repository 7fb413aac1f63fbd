"""The labels of automatic lists, counted as Word counts them."""

from __future__ import annotations

import pytest
from lxml import etree

from baocao.core.word_file.list_labels import ListLabels
from tests.review.decree30.word import NAMESPACES, NUMBERING


def _number(list_: int, depth: int) -> etree._Element:
    return etree.fromstring(
        f'<w:numPr {NAMESPACES}><w:ilvl w:val="{depth}"/><w:numId w:val="{list_}"/></w:numPr>'
    )


def _labels(numbering: str, *asked: tuple[int, int]) -> list[str]:
    labels = ListLabels(etree.fromstring(numbering))
    return [labels.next_label(_number(*each)) for each in asked]


def test_deeper_levels_begin_anew() -> None:
    """I., 1., a), b), 2., a), II., 1."""
    asked = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)]
    assert _labels(NUMBERING, *asked) == ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."]


def test_dashes_and_unknown_lists() -> None:
    """A list that the file does not define has no labels."""
    assert _labels(NUMBERING, (2, 0), (9, 0), (1, 7)) == ["-", "", ""]


def test_a_list_may_start_elsewhere_and_continue_another() -> None:
    """Lists of one definition count together; an override starts again."""
    numbering = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:start w:val="4"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
    )
    asked = [(1, 0), (2, 0), (3, 0), (3, 0)]
    assert _labels(numbering, *asked) == ["4.", "5.", "1.", "2."]


@pytest.mark.parametrize(
    ("kind", "start", "label"),
    [
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 9, "ix"),
        ("lowerLetter", 28, "b"),
        ("upperLetter", 3, "C"),
        ("decimalZero", 5, "05"),
        ("upperRoman", 10**9, "1000000000"),
        ("lowerLetter", 0, "0"),
    ],
)
def test_formats_of_numbers(kind: str, start: int, label: str) -> None:
    """A broken file cannot make labels without end."""
    numbering = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        f'<w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="%1"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    assert _labels(numbering, (1, 0)) == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        *(("-", "-"), ("\u2013", "-"), ("\u2014", "-"), ("\u2212", "-"), ("\uf02d", "-")),
        *(("+", "+"), ("%1", "%1"), ("", ""), (None, "")),
    ],
)
def test_a_bullet_is_its_sign(text: str | None, label: str) -> None:
    """Each kind of dash is a dash; a list without a sign shows none, and nothing is counted."""
    written = "" if text is None else f'<w:lvlText w:val="{text}"/>'
    numbering = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        f'<w:numFmt w:val="bullet"/>{written}</w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    assert _labels(numbering, (1, 0), (1, 0)) == [label, label]


def test_levels_without_a_number_or_a_start_begin_with_one() -> None:
    """As Word fills in what a file leaves out; a deeper label tells the numbers above it."""
    numbering = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">'
        '<w:lvl><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="%1.%2)"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    asked = [(1, 1), (1, 0), (1, 0), (1, 1), (1, 1), (1, 0), (1, 1)]
    assert _labels(numbering, *asked) == ["1.c)", "1.", "2.", "2.c)", "2.d)", "3.", "3.c)"]
