"""What a published report says, as data for web pages: content.json beside ledger.json.

The words are those that the Word file prints; a figure is known by its id in the ledger.
Nothing is computed here. Who writes the file is `baocao.build.compose.content`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from baocao.core.errors import BaocaoError, Problem

CONTENT_FILE = "content.json"
VERSION = 1


@dataclass(frozen=True)
class Piece:
    """Words in a paragraph or cell; with `figure`, the text of that figure of the ledger."""

    text: str
    figure: str = ""
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class HeadingContent:
    """`level` 2 is "1.", 3 "a)"."""

    type: Literal["heading"]
    level: int
    text: str


@dataclass(frozen=True)
class ParagraphContent:
    """`kind` is a value of `baocao.document.blocks.ParagraphKind`."""

    type: Literal["paragraph"]
    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class ColumnContent:
    title: str
    align: str = "left"
    group: str = ""


@dataclass(frozen=True)
class RowContent:
    cells: tuple[tuple[Piece, ...], ...]
    bold: bool = False
    spans: bool = False


@dataclass(frozen=True)
class TableContent:
    type: Literal["table"]
    caption: str
    columns: tuple[ColumnContent, ...]
    rows: tuple[RowContent, ...]
    note: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class PictureContent:
    """A chart: figures/<name>.svg, and its Vega-Lite specification where it has one."""

    type: Literal["picture"]
    name: str
    alt: str
    caption: str
    spec: Mapping[str, Any] | None = None


BlockContent = Annotated[
    HeadingContent | ParagraphContent | TableContent | PictureContent, Field(discriminator="type")
]


@dataclass(frozen=True)
class Part:
    """The notices and the opening, a section or an appendix."""

    id: str
    title: str
    blocks: tuple[BlockContent, ...]


@dataclass(frozen=True)
class ProvinceContent:
    slug: str
    code: str
    name: str


@dataclass(frozen=True)
class PeriodContent:
    key: str
    name: str
    start: date
    end: date
    cutoff: date
    deadline: date


@dataclass(frozen=True)
class PlanContent:
    id: str
    version: int
    title: str
    citation: str
    short_citation: str
    valid_from: date
    valid_to: date


@dataclass(frozen=True)
class IndicatorContent:
    """An indicator that the report has a result for; `splits` are names by their options."""

    id: str
    name: str
    theme: str
    formula: str
    definition: str
    source: str
    direction: str
    unit: str
    splits: Mapping[str, str]


@dataclass(frozen=True)
class TargetContent:
    """A target judged. `value` and `asked` are numbers in the indicator's `unit`, for a bar;
    `bound` says whether the value is exact ("=") or a limit."""

    plan: str
    id: str
    clause: str
    name: str
    required: str
    result: tuple[Piece, ...]
    deadline: date
    status: str
    status_text: str
    indicator: str = ""
    unit: str = ""
    operator: str = ""
    bound: str = "="
    value: float | None = None
    asked: float | None = None


@dataclass(frozen=True)
class TaskContent:
    """A task judged; `due` is None for a standing duty."""

    plan: str
    id: str
    clause: str
    name: str
    lead: str
    supporting: tuple[str, ...]
    due: date | None
    due_text: str
    status: str
    status_text: str
    days_overdue: int


@dataclass(frozen=True)
class Content:
    """All that the pages of one report show, beside its ledger and run.json."""

    version: int
    title: str
    synthetic: bool
    province: ProvinceContent
    period: PeriodContent
    areas: Mapping[str, str]
    expected_units: tuple[str, ...]
    missing_units: tuple[str, ...]
    themes: Mapping[str, str]
    plans: tuple[PlanContent, ...]
    indicators: tuple[IndicatorContent, ...]
    targets: tuple[TargetContent, ...]
    tasks: tuple[TaskContent, ...]
    parts: tuple[Part, ...]


_ADAPTER = TypeAdapter(Content)


def dump_content(content: Content) -> bytes:
    """The bytes of content.json; what is as usual (no figure, not bold) is left out."""
    return _ADAPTER.dump_json(content, exclude_defaults=True, indent=1) + b"\n"


def read_content(content: bytes, name: str) -> Content:
    """Read the bytes of a content.json; `name` is how messages call the file.

    Raises `BaocaoError` where they are none, or one of another version.
    """
    try:
        found = _ADAPTER.validate_json(content)
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"])) or "toàn tệp"
        raise _wrong(f"tệp nội dung hỏng hoặc do phiên bản khác ghi ({place})", name) from None
    if found.version != VERSION:
        raise _wrong(f"tệp nội dung do phiên bản khác ghi ({found.version})", name)
    return found


def _wrong(what: str, name: str) -> BaocaoError:
    return BaocaoError(Problem(what, name, "dựng lại báo cáo: baocao report --force"))
