"""Problems as people read them, and errors that carry all of them."""

from __future__ import annotations

import pytest

from baocao.core.errors import BaocaoError, Problem, UsageError, raise_all

FULL = Problem("không phải ngày", "a.yaml, dòng 3", "ghi ngày dạng 2022-09-30")

PRINTED = [
    (FULL, "a.yaml, dòng 3: không phải ngày\n  → ghi ngày dạng 2022-09-30"),
    (Problem("không phải ngày", "a.yaml"), "a.yaml: không phải ngày"),
    (Problem("không phải ngày", todo="ghi lại"), "không phải ngày\n  → ghi lại"),
    (Problem("không phải ngày"), "không phải ngày"),
]


@pytest.mark.parametrize(("problem", "text"), PRINTED)
def test_problem_in_words(problem: Problem, text: str) -> None:
    """A problem prints its place, what is wrong and, on a line of its own, the remedy."""
    assert str(problem) == text


def test_an_error_carries_every_problem() -> None:
    """All problems stand in the error and in its text, in their order."""
    other = Problem("không có tỉnh")
    error = BaocaoError(FULL, other)
    assert error.problems == (FULL, other)
    assert str(error) == f"{FULL}\n{other}"


def test_an_error_without_a_problem_is_a_mistake() -> None:
    """An error that could not tell anything cannot be made."""
    with pytest.raises(ValueError, match="at least one"):
        BaocaoError()


def test_exit_codes() -> None:
    """Wrong data ends with 1, wrong usage with 2, and one `except` catches both."""
    assert (BaocaoError(FULL).exit_code, UsageError(FULL).exit_code) == (1, 2)
    assert issubclass(UsageError, BaocaoError)


def test_raise_all() -> None:
    """Problems found are raised together; none raise nothing."""
    with pytest.raises(BaocaoError) as caught:
        raise_all(problem for problem in (FULL, FULL))
    assert caught.value.problems == (FULL, FULL)
    raise_all([])
