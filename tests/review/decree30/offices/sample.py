"""What a document of the suite is, and how findings on it are counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from baocao.review.decree30 import Departure
from tests.review.decree30.checking import findings

Fault = tuple[str, str]
"""A rule that the document breaks, and words of the place; "" is the whole document."""


@dataclass(frozen=True)
class Sample:
    """One document, and all that is wrong in it; what no fault names is right."""

    make: Callable[[], bytes]
    faults: tuple[Fault, ...]

    @property
    def name(self) -> str:
        return self.make.__name__


@dataclass(frozen=True)
class Count:
    """True and false findings of one document, and its faults that were missed."""

    name: str
    true: tuple[Departure, ...]
    false: tuple[Departure, ...]
    missed: tuple[Fault, ...]


SAMPLES: dict[str, list[Sample]] = {"known": [], "held_out": []}


def document(
    *faults: Fault, group: str = "known"
) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Enter a document in the suite with its faults."""

    def enter(make: Callable[[], bytes]) -> Callable[[], bytes]:
        SAMPLES[group].append(Sample(make, faults))
        return make

    return enter


def count(sample: Sample, saved: bytes = b"") -> Count:
    """Lint a document, or what another program saved of it, and hold it to its faults."""
    found = findings(saved or sample.make())
    true = tuple(each for each in found if any(_hits(fault, each) for fault in sample.faults))
    missed = tuple(f for f in sample.faults if not any(_hits(f, each) for each in found))
    return Count(sample.name, true, tuple(each for each in found if each not in true), missed)


def _hits(fault: Fault, found: Departure) -> bool:
    rule, words = fault
    said = " ".join((found.text, found.found, found.message)).replace("\n", " ")
    return found.rule == rule and words in said


def lines(counts: Iterable[Count]) -> Iterator[str]:
    """What was counted, for whoever reads a failing test."""
    for each in counts:
        for finding in each.false:
            yield f"{each.name}: false {finding.rule} “{finding.text}” ({finding.found})"
        for fault in each.missed:
            yield f"{each.name}: missed {fault}"
