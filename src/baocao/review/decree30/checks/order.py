"""Checks of the whole: the order of the components, and whose rules apply."""

from __future__ import annotations

from collections.abc import Iterator

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


PARTY_RULE = "party_document"
CHECKS = {"component_order": check(_order), PARTY_RULE: check(_party)}
