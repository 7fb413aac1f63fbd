"""A figure's formula with the numbers put in: "554.757 / 555.504 x 100 = 99,8655"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from baocao.core.vietnamese.numbers import format_number
from baocao.results.ledger.figures import figure_id
from baocao.results.ledger.model import Figure

DECIMALS = 4  # more than any figure prints
_QUOTIENT = re.compile(r".+? / .+?(?: x (?P<factor>[\d.]+))?(?:;.*)?")
_CHANGE = re.compile(r"kỳ này trừ kỳ (?P<period>\S+)")
_MOST_TERMS = 15  # of a sum that is written out


def worked_formula(
    figure: Figure, figures: Mapping[str, Figure], terms: Sequence[Decimal | None]
) -> str:
    """The formula of `figure` with numbers, empty where there is nothing to put in.

    `figures` are those of its ledger by id, `terms` what its source cells hold (None where
    that is not known).
    """
    made = (
        _quotient(figure)
        or _change(figure, figures)
        or _of_target(figure, figures)
        or _sum(figure, terms)
    )
    return (
        f"{made} = {_shown(abs(figure.value) if _is_change(figure) else figure.value)}"
        if made
        else ""
    )


def _quotient(figure: Figure) -> str:
    match = _QUOTIENT.fullmatch(figure.formula)
    if match is None or figure.numerator is None or figure.denominator is None:
        return ""
    parts = f"{_shown(figure.numerator.value)} / {_shown(figure.denominator.value)}"
    return f"{parts} x {match['factor']}" if match["factor"] else parts


def _sum(figure: Figure, terms: Sequence[Decimal | None]) -> str:
    known = [term for term in terms if term is not None]
    is_sum = len(known) == len(terms) and sum(known) == figure.value
    if not is_sum or not 1 < len(terms) <= _MOST_TERMS:
        return ""
    return " + ".join(_shown(term) for term in known)


def _is_change(figure: Figure) -> bool:
    return _CHANGE.fullmatch(figure.formula) is not None


def _change(figure: Figure, figures: Mapping[str, Figure]) -> str:
    match = _CHANGE.fullmatch(figure.formula)
    if match is None:
        return ""
    now, then = (
        _sibling(figure, figures, "value"),
        _sibling(figure, figures, f"at-{match['period']}"),
    )
    if now is None or then is None:
        return ""
    pair = sorted((now, then), key=lambda f: f.value, reverse=True)
    return f"{pair[0].text} - {pair[1].text}"


def _sibling(figure: Figure, figures: Mapping[str, Figure], part: str) -> Figure | None:
    """Another figure of the same indicator, split and area."""
    if figure.indicator is None or figure.area is None:
        return None
    options = (option for _, option in figure.disaggregation)
    return figures.get(figure_id(figure.indicator, *options, figure.area, part))


def _of_target(figure: Figure, figures: Mapping[str, Figure]) -> str:
    """Gap, people missing and pace: numbers of a target and its result."""
    if not figure.verdicts:
        return ""
    plan, target = figure.verdicts[0].plan, figure.verdicts[0].target
    own = {
        part: figures.get(figure_id(plan, target, part))
        for part in ("target", "gap-people", "days-left")
    }
    result, wanted = _sibling(figure, figures, "value"), own["target"]
    if figure.id == figure_id(plan, target, "gap") and wanted and result:
        pair = sorted((wanted, result), key=lambda f: f.value, reverse=True)
        return f"{pair[0].text} - {pair[1].text}"
    if figure.id == figure_id(plan, target, "gap-people") and wanted:
        return _people(figure, wanted)
    missing, days = own["gap-people"], own["days-left"]
    if figure.id == figure_id(plan, target, "pace") and missing and days:
        return f"{missing.text} / {days.text}"
    return ""


def _people(figure: Figure, wanted: Figure) -> str:
    if figure.numerator is None or figure.denominator is None:
        return ""
    return f"{wanted.text} x {_shown(figure.denominator.value)} - {_shown(figure.numerator.value)}"


def _shown(value: Decimal) -> str:
    """At most `DECIMALS` decimals, no zeros at the end."""
    rounded = format_number(value, DECIMALS)
    return rounded.rstrip("0").rstrip(",") if "," in rounded else rounded
