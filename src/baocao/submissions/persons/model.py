"""What leaves a register: counts by district, age group and dose, and counts of problems."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class RegisterProblem(Enum):
    """What can be wrong with a row; only how many rows is ever told."""

    NO_PERSON = "thiếu mã định danh, không kiểm tra trùng được"
    UNKNOWN_DOSE = "không rõ mũi tiêm"
    UNKNOWN_DISTRICT = "không rõ huyện, thành phố"
    BAD_BIRTH_DATE = "ngày sinh thiếu, sai hoặc sau ngày tiêm"
    BAD_DOSE_DATE = "ngày tiêm thiếu hoặc sai"
    DOSE_TOO_EARLY = "ngày tiêm trước khi có vắc xin"
    DOSE_TOO_LATE = "ngày tiêm sau ngày chốt số liệu"
    TOO_YOUNG = "chưa đủ 5 tuổi khi tiêm"
    REPEATED = "một người, một mũi ghi nhiều lần (đã tính một lần)"
    OUT_OF_ORDER = "mũi sau tiêm trước mũi trước (vẫn tính)"

    @property
    def number(self) -> int:
        """Its place in this list, from 1; 0 is a row with nothing wrong."""
        return list(RegisterProblem).index(self) + 1


@dataclass(frozen=True)
class GroupCount:
    """How many persons of a district and age group had a dose."""

    district: str
    age_group: str
    dose: str
    people: int


@dataclass(frozen=True)
class RegisterCounts:
    """All that is known of a register once it has been read."""

    rows: int
    counts: tuple[GroupCount, ...]
    problems: dict[RegisterProblem, int]
