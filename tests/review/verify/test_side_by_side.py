"""Texts laid side by side: which words stay, which differ, and what is shown of a change."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.review.verify.alignment import Region, Token, align
from baocao.review.verify.draft import Passage
from baocao.review.verify.identify import keys_named
from baocao.review.verify.in_group import shortened, wording_change
from baocao.review.verify.model import Change, ChangeKind, WordPlace

PLACE = WordPlace("I. Dịch", "", "Cộng dồn")
WORDING = (ChangeKind.WORDING_CHANGED, "")


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("a b c", "a x c", ("a b c", "a x c")),
        ("1 2 3 4 5 b 6 7 8 9 10", "1 2 3 4 5 x 6 7 8 9 10",
         ("… 2 3 4 5 b 6 7 8 9 …", "… 2 3 4 5 x 6 7 8 9 …")),
        ("1 2 3 4 b 6 7 8 9", "1 2 3 4 x 6 7 8 9", ("1 2 3 4 b 6 7 8 9", "1 2 3 4 x 6 7 8 9")),
        ("a b", "a b c", ("a b", "a b c")),
        ("c a b", "a b", ("c a b", "a b")),
        ("a a", "a", ("a a", "a")),
        ("a  b\nc", "a b d", ("a b c", "a b d")),
    ],
)  # fmt: skip
def test_four_words_are_shown_around_a_change(old: str, new: str, shown: tuple[str, str]) -> None:
    """With a sign where more was left out."""
    assert shortened(old, new) == shown
    assert wording_change(old, new, PLACE, WORDING) == Change(
        ChangeKind.WORDING_CHANGED, PLACE, "", *shown
    )


def test_what_is_new_or_gone_is_shown_whole() -> None:
    """There is nothing to cut it by; computed words name their text."""
    long = " ".join(map(str, range(20)))
    what = (ChangeKind.TEXT_CHANGED, "text.row-1")
    assert wording_change("", long, PLACE, what) == Change(what[0], PLACE, what[1], "", long)
    assert wording_change(long, "", PLACE, what) == Change(what[0], PLACE, what[1], long, "")


def texts(tokens: tuple[Token, ...]) -> list[str]:
    return [token.text for token in tokens]


def test_equal_words_are_paired_and_the_others_lie_between() -> None:
    """Across passages, with the place of each; a number is one token with its separators."""
    old = [(3, Passage("Tăng 6.532 ca, 21%.")), (4, Passage("Giảm dần"))]
    new = [(7, Passage("Tăng nhanh 6.600 ca")), (9, Passage("Giảm dần ở xã"))]
    found = align(old, new)
    assert texts(found.built) == [
        "Tăng", "6.532", "ca", ",", "21", "%", ".", "Giảm", "dần",
    ]  # fmt: skip
    assert {a.text for a in found.same} == {"Tăng", "ca", "Giảm", "dần"}
    assert all(a.text == b.text for a, b in found.same.items())
    assert [(texts(r.built), texts(r.edited)) for r in found.regions] == [
        (["6.532"], ["nhanh", "6.600"]),
        ([",", "21", "%", "."], []),
        ([], ["ở", "xã"]),
    ]
    assert found.edited[1:3] == (Token("nhanh", 7, 5, 10), Token("6.600", 7, 11, 16))
    assert isinstance(found.regions[0], Region)


def test_equal_texts_have_no_region() -> None:
    """Nor have none."""
    one = [(0, Passage("Không đổi 5."))]
    assert align(one, one).regions == ()
    assert len(align(one, one).same) == 4
    assert align([], []) == align([], [])
    assert align([], one).regions == (Region((), align([], one).edited),)


@pytest.mark.parametrize(
    ("span", "within"),
    [((7, 11, 16), True), ((7, 10, 17), True), ((7, 12, 16), False), ((7, 11, 15), False),
     ((8, 11, 16), False)],
)  # fmt: skip
def test_a_token_lies_in_a_span_whole(span: tuple[int, int, int], *, within: bool) -> None:
    """Of its own passage."""
    assert Token("6.600", 7, 11, 16).within(span) is within


def test_a_number_is_told_from_a_word() -> None:
    assert Token("6.600", 0, 0, 5).is_number
    assert not Token("ca", 0, 0, 2).is_number


@pytest.mark.parametrize(
    ("identifier", "keys"),
    [
        ("covid-19/lang-son/2022-Q1", [("covid-19", "lang-son", "2022-Q1")]),
        ("lang-son", []),
        ("", []),
        ("a/b/c/d", []),
    ],
)
def test_a_file_names_its_report(
    identifier: str, keys: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    """By programme, province and period."""
    assert list(keys_named(Project(tmp_path), identifier)) == [ReportKey(*key) for key in keys]
