"""What checks put into the rules' patterns: names, values, places.

Whole sentences are in data/rules; only single words are written here.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import PurePosixPath

from baocao.core.quantities import Quantity, Unit
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import lower_first
from baocao.core.vietnamese.numbers import decimals_of
from baocao.definitions.indicators.naming import element_name
from baocao.submissions.validation.evidence import Evidence, Tally
from baocao.submissions.validation.model import Quoted, Value
from baocao.submissions.validation.rule import DataBreach
from baocao.submissions.workbooks.model import Observation, SourceCell

LISTED_CELLS = 12


def breach(observation: Observation, evidence: Evidence, **values: Value) -> DataBreach:
    """A breach at an observation's cell, with the values that every rule may use."""
    common: dict[str, Value] = {
        "name": name_of(observation, evidence),
        "area": evidence.areas.get(observation.area).in_sentence,
        "found": value_of(observation, evidence),
        "as_of": short_date(observation.as_of),
    }
    return DataBreach(observation.source, observation.area, {**common, **values})


def name_of(observation: Observation, evidence: Evidence) -> str:
    """The element with its options: "Số người đã tiêm (18+, mũi 3)"."""
    element = evidence.element(observation)
    return element_name(element, observation.disaggregation, evidence.catalogue)


def value_of(observation: Observation, evidence: Evidence) -> Quoted:
    """The value as the unit stated it, with all its decimals: "83,15%", "trên 74%"."""
    quantity, unit = observation.quantity, evidence.element(observation).unit
    return Quoted(quantity, unit, decimals_of(quantity.value), (observation.source,))


def beside(other: Observation, seen_from: Observation, evidence: Evidence) -> dict[str, Value]:
    """What patterns say of another value: its number and its cell."""
    cell = place(other.source, seen_from.source)
    return {"other": value_of(other, evidence), "other_cell": cell}


def named_beside(
    other: Observation, seen_from: Observation, evidence: Evidence
) -> dict[str, Value]:
    """The same with the other value's name."""
    name = lower_first(name_of(other, evidence))
    return {"other_name": name, **beside(other, seen_from, evidence)}


def before(earlier: Observation, seen_from: SourceCell, evidence: Evidence) -> dict[str, Value]:
    """What patterns say of an earlier value: its number, its day, its cell."""
    return {
        "before": value_of(earlier, evidence),
        "before_day": short_date(earlier.as_of),
        "before_cell": place(earlier.source, seen_from),
    }


def percentage(value: Decimal) -> Quoted:
    """A computed percentage with two decimals."""
    return Quoted(Quantity(value), Unit.PERCENT, 2)


def amount_of(amount: Tally) -> Quoted:
    """A sum of stated values, by their stated numbers."""
    value = sum((o.value for o in amount.observations), Decimal(0))
    sources = tuple(o.source for o in amount.observations)
    return Quoted(Quantity(value), decimals=decimals_of(value), sources=sources)


def place(source: SourceCell, seen_from: SourceCell) -> str:
    """A cell as seen from another: what they share is left out."""
    if source.file != seen_from.file:
        folder_and_file = "/".join(PurePosixPath(source.file).parts[-2:])
        return f"ô {source.cell} trang {source.sheet} tệp {folder_and_file}"
    if source.sheet != seen_from.sheet:
        return f"ô {source.cell} trang {source.sheet}"
    return f"ô {source.cell}"


def places(observations: Sequence[Observation], seen_from: SourceCell) -> str:
    """The cells of several observations, the first ones where there are many."""
    named = [place(observation.source, seen_from) for observation in observations[:LISTED_CELLS]]
    rest = len(observations) - len(named)
    return ", ".join(named) + (f" và {rest} ô khác" if rest else "")
