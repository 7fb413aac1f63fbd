"""Checks of where components stand in the tables of head and foot: which side, which row.

Tabs, text boxes and plain lines show no side or row that a file could be held to.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.rule import Breach, Check, Rule


def _side(component: str, beside: str, document: Recognised, rule: Rule) -> Iterator[Breach]:
    """In a table the component stands to the right of the other."""
    one, other = document.first(component), document.first(beside)
    if one is None or other is None:
        return
    place, left = one.paragraph.place, other.paragraph.place
    in_one_table = place.table is not None and place.table == left.table
    if in_one_table and (place.column or 0) <= (left.column or 0):
        yield Breach(one, one.text)


def _row(component: str, beside: str, document: Recognised, rule: Rule) -> Iterator[Breach]:
    """In a table the component stands in the row of the other."""
    one, other = document.first(component), document.first(beside)
    if one is None or other is None or one.paragraph.place.table is None:
        return
    place, level = one.paragraph.place, other.paragraph.place
    if place.table == level.table and place.row != level.row:
        yield Breach(one, one.text)


CHECKS = {
    "state_name_side": Check(partial(_side, "state_name", "issuing_body")),
    "number_beside_date": Check(partial(_row, "place_date", "number")),
    "signer_side": Check(partial(_side, "signer_title", "recipients_title")),
    "recipients_beside_signer": Check(partial(_row, "recipients_title", "signer_title")),
}
