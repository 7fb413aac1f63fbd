"""Which passage became which: by words, beyond those that another passage accounts for."""

from __future__ import annotations

from baocao.review.verify.linking import PassageGroup, link

WHOLE = "Tỉnh đã tiêm đủ liều cho người dân trong quý"


def test_a_paragraph_that_was_split_is_one_group() -> None:
    """Its rest holds words that its beginning lacks."""
    parted = ["Tỉnh đã tiêm đủ liều", "cho người dân trong quý này"]
    assert link([WHOLE], parted, ()).groups == (PassageGroup((0,), (0, 1)),)


def test_words_that_stand_elsewhere_already_are_a_passage_of_their_own() -> None:
    """The paragraph is still there whole; what repeats its beginning was added."""
    edited = [f"{WHOLE} này", "Tỉnh đã tiêm đủ liều"]
    assert set(link([WHOLE], edited, ()).groups) == {
        PassageGroup((0,), (0,)),
        PassageGroup((), (1,)),
    }
