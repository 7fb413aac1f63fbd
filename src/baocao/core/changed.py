"""A changed copy of a record, made several times faster than by `dataclasses.replace`."""

from __future__ import annotations

from typing import Any, TypeVar

Record = TypeVar("Record")


def changed(record: Record, **fields: Any) -> Record:
    """The frozen record with other `fields`. For thousands of plain ones: nothing is worked out
    or checked when such a record is made, and none keeps what it worked out before."""
    made = object.__new__(type(record))
    vars(made).update(vars(record), **fields)
    return made
