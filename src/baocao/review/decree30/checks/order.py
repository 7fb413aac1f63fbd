"""Checks of the whole: the order of the components, where they stand in the tables of head and foot
(which side, which row), and whose rules apply.

Tabs, text boxes and plain lines show no side or row that a file could be held to.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.rule import FormatBreach, FormatRule, check

# Components that stand below one another in every layout; those beside them are not here.
_CHAINS = (
    ("state_name", "motto", "place_date", "type_name"),
    ("issuing_body", "number", "type_name"),
    ("type_name", "subject", "addressee", "addressee_item", "legal_basis", "section_heading"),
    ("section_heading", "recipients_title", "appendix_number"),
    ("signer_title", "signer_name", "appendix_number"),
    ("recipients_title", "recipient"),
)


def _order(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """Yield each component that stands above one that goes before it."""
    seen: set[tuple[int, int]] = set()
    for chain in _CHAINS:
        latest = (-1, -1)
        for component in chain:
            piece = document.first(component)
            if piece is None:
                continue
            if piece.position < latest and piece.position not in seen:
                seen.add(piece.position)
                yield FormatBreach(piece, piece.text[:60])
            latest = max(latest, piece.position)


def _party(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    if document.is_party_document:
        yield FormatBreach(document.first("party"))


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


PARTY_RULE = "party_document"
CHECKS = {
    "component_order": check(_order),
    PARTY_RULE: check(_party),
    "state_name_side": check(partial(_side, "state_name", "issuing_body")),
    "number_beside_date": check(partial(_row, "place_date", "number")),
    "signer_side": check(partial(_side, "signer_title", "recipients_title")),
    "recipients_beside_signer": check(partial(_row, "recipients_title", "signer_title")),
}
