"""Checks of where components stand in the tables of head and foot: which side, which row.

Tabs, text boxes and plain lines show no side or row that a file could be held to.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.rule import FormatBreach, FormatRule, check


def _side(
    component: str, beside: str, document: Recognised, rule: FormatRule
) -> Iterator[FormatBreach]:
    """In a table the component stands to the right of the other."""
    one, other = document.first(component), document.first(beside)
    if one is None or other is None:
        return
    place, left = one.paragraph.place, other.paragraph.place
    in_one_table = place.table is not None and place.table == left.table
    if in_one_table and (place.column or 0) <= (left.column or 0):
        yield FormatBreach(one, one.text)


def _row(
    component: str, beside: str, document: Recognised, rule: FormatRule
) -> Iterator[FormatBreach]:
    """In a table the component stands in the row of the other."""
    one, other = document.first(component), document.first(beside)
    if one is None or other is None or one.paragraph.place.table is None:
        return
    place, level = one.paragraph.place, other.paragraph.place
    if place.table == level.table and place.row != level.row:
        yield FormatBreach(one, one.text)


CHECKS = {
    "state_name_side": check(partial(_side, "state_name", "issuing_body")),
    "number_beside_date": check(partial(_row, "place_date", "number")),
    "signer_side": check(partial(_side, "signer_title", "recipients_title")),
    "recipients_beside_signer": check(partial(_row, "recipients_title", "signer_title")),
}
