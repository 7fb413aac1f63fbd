"""What leaves a register: counts by district, group and step, and counts of problems."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class RegisterProblem(Enum):
    """What can be wrong with a row; only how many rows is ever told.

    A problem's value is its place in this list, from 1; its words are in
    templates/phrases.yaml.
    """

    NO_PERSON = auto()
    UNKNOWN_STEP = auto()
    UNKNOWN_DISTRICT = auto()
    BAD_BIRTH_DATE = auto()
    BAD_STEP_DATE = auto()
    SHORT_YEAR = auto()
    STEP_TOO_EARLY = auto()
    STEP_TOO_LATE = auto()
    TOO_YOUNG = auto()
    YEAR_OF_BIRTH_ONLY = auto()
    REPEATED = auto()
    OUT_OF_ORDER = auto()


@dataclass(frozen=True)
class GroupCount:
    """How many persons of a district and group had a step: a dose, a visit."""

    district: str
    group: str
    step: str
    people: int


@dataclass(frozen=True)
class RegisterCounts:
    """All that is known of a register once it has been read."""

    rows: int
    counts: tuple[GroupCount, ...]
    problems: dict[RegisterProblem, int]
