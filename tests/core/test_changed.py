"""A changed copy is what `dataclasses.replace` makes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from baocao.core.changed import changed


@dataclass(frozen=True)
class Pair:
    first: int
    second: int = 2


def test_the_copy_has_the_new_fields_and_the_record_its_own() -> None:
    """Both are of one class, and the record is as it was."""
    pair = Pair(1)
    made = changed(pair, second=3)
    assert made == replace(pair, second=3)
    assert (type(made), pair) == (Pair, Pair(1, 2))
