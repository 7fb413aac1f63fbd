"""The facts of the run that made a report, kept as run.json beside its ledger.

Each field may be missing: earlier versions wrote fewer, and their issued reports stay readable.
Who fills the facts in is `baocao.build`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import AliasChoices, BeforeValidator, Field, TypeAdapter, ValidationError

from baocao.archive.built.names import RUN_FILE
from baocao.core.report_key import ReportKey
from baocao.core.rules import EXPLAINED, Severity


def _named(*names: str) -> object:
    """A field with its own name and those that earlier versions wrote it under."""
    return Field(validation_alias=AliasChoices(*names))


UNKNOWN = ReportKey("", "", "")


def _whole(key: object) -> object:
    """A report's key with empty parts where they are unknown: version 0.1 knew no programme."""
    return {**vars(UNKNOWN), **key} if isinstance(key, dict) else key


@dataclass(frozen=True)
class PlanUsed:
    """A version of a plan that the report was made with, its file and the file's hash."""

    id: str
    version: int
    file: str
    sha256: str


@dataclass(frozen=True)
class SentFile:
    """A workbook that the report was made from."""

    file: str
    sha256: str
    synthetic: bool


@dataclass(frozen=True)
class PartFacts:
    """A shorter period that a longer one is made of: codes of the units that had to report, that
    did, and of those whose figures came `through` the department's workbook."""

    period: str
    synthetic: bool
    expected: tuple[str, ...]
    received: tuple[str, ...]
    through: tuple[str, ...] = ()


@dataclass(frozen=True)
class StaleNumber:
    """A number that people's wording quotes from the report and that is printed otherwise now."""

    section: str
    text: str
    number: str
    now: str


@dataclass(frozen=True, kw_only=True)
class FindingFacts:
    """What validation found: `where` names file, sheet and cell, `confirmed` the unit's reason."""

    rule: str = ""
    severity: str
    where: str = ""
    message: str
    confirmed: str = ""

    @property
    def told(self) -> str:
        """Severity, message and the unit's reason, as a reader is told."""
        if self.confirmed:
            return f"{EXPLAINED}: {self.message}; đơn vị giải trình: {self.confirmed}"
        words = {known.value: known.words for known in Severity}
        return f"{words.get(self.severity, self.severity)}: {self.message}"


@dataclass(frozen=True)
class RunFacts:
    """What a report was made from and what came out; None for a fact that was not written.

    `expected` and `received` are codes of reporting units, `through` of those whose figures came
    in the department's workbook; `findings` counts by severity;
    `inputs` and `outputs` are SHA-256 by file name, added when the report is complete.
    """

    parameters: Annotated[ReportKey, BeforeValidator(_whole)] = UNKNOWN
    plans: tuple[PlanUsed, ...] = ()
    submissions: tuple[SentFile, ...] = ()
    expected: tuple[str, ...] | None = None
    received: tuple[str, ...] | None = None
    through: tuple[str, ...] | None = None
    period_parts: Annotated[tuple[PartFacts, ...], _named("period_parts", "quarters")] = ()
    missing_parts: Annotated[tuple[str, ...], _named("missing_parts", "missing_quarters")] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    figures: int | None = None
    placeholders: int | None = None
    stale_quotes: tuple[StaleNumber, ...] = ()
    findings: Mapping[str, int] = field(default_factory=dict)
    finding_list: tuple[FindingFacts, ...] | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)


@cache
def _adapter() -> TypeAdapter[RunFacts]:
    return TypeAdapter(RunFacts)  # takes a while to make, and not every command needs it


def dump_run(run: RunFacts) -> bytes:
    """The bytes of run.json."""
    return _adapter().dump_json(run, exclude_none=True, indent=1) + b"\n"


def parse_run(content: bytes) -> RunFacts | None:
    """The facts in the bytes of a run.json, None where they are broken."""
    try:
        return _adapter().validate_json(content)
    except ValidationError:
        return None


def read_run(folder: Path) -> RunFacts | None:
    """The facts of the report in `folder`, None where there are none or they cannot be read."""
    try:
        content = (folder / RUN_FILE).read_bytes()
    except OSError:
        return None
    return parse_run(content)
