"""What a cell adds by hand: text, a data frame or a chart, as blocks of the report.

Each addition knows the cell that made it: a cell that is run again replaces what it added.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from baocao.build.compose.running_cell import RunningCell, running_cell
from baocao.core.errors import Problem, UsageError
from baocao.core.project import Project
from baocao.core.vietnamese.names import fold, printable
from baocao.document.blocks import Appendix, AppendixReference, Block, Paragraph, Text
from baocao.document.context import inlines
from baocao.document.wording import parse_passage

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from baocao.document.frames.figures import Known
    from baocao.document.frames.words import FrameWords

MOST_LETTERS = 200  # of a caption
SLUG = 36  # letters of a name made from a caption


@dataclass(frozen=True)
class Addition:
    """Blocks that one call put in after everything in section `section` so far.

    A table that is too large for the text becomes an `appendix`, and a line refers to it.
    """

    key: str
    section: str
    cell: RunningCell
    blocks: tuple[Block, ...]
    appendix: Appendix | None = None


@dataclass
class Additions:
    """The additions of one document, in the order in which they were made."""

    project: Project
    known: Callable[[], Known] = dict  # the report's own results, asked for when first needed
    made: dict[str, Addition] = field(default_factory=dict)

    def add(
        self, content: object, section: str, caption: str, alternative: str, decimals: int
    ) -> Addition:
        """Make blocks of `content` and keep them.

        Raises `UsageError` where a caption is missing or taken, and for content of a kind
        that no report can print; `BaocaoError` for what is wrong within it.
        """
        cell = running_cell(self.project)
        maker = _Maker(self._words, section, cell, " ".join(caption.split()), self.known)
        made = maker.make(content, alternative, decimals)
        self._forget_earlier_runs(cell)
        if made.key in self.made and cell.id:
            what = f"đã có bảng hoặc biểu đồ tên “{maker.caption}”"
            raise _wrong(what, "đặt caption khác cho mỗi bảng, biểu đồ")
        self.made[made.key] = made
        return made

    def within(self, section: str) -> tuple[Block, ...]:
        """The blocks added to one section."""
        own = [addition for addition in self.made.values() if addition.section == section]
        return tuple(block for addition in own for block in self._blocks(addition))

    def _blocks(self, addition: Addition) -> Iterator[Block]:
        yield from addition.blocks
        if addition.appendix:
            title, reference = addition.appendix.title, AppendixReference(addition.appendix.id)
            told = self._words.sentence("in_appendix", title=title, appendix=reference)
            yield Paragraph(inlines(told))

    @cached_property
    def _words(self) -> FrameWords:
        from baocao.document.frames.words import load_frame_words

        return load_frame_words(self.project)

    @property
    def appendices(self) -> tuple[Appendix, ...]:
        return tuple(a.appendix for a in self.made.values() if a.appendix)

    def _forget_earlier_runs(self, cell: RunningCell) -> None:
        self.made = {
            key: addition
            for key, addition in self.made.items()
            if addition.cell.id != cell.id or addition.cell.run == cell.run
        }


@dataclass(frozen=True)
class _Maker:
    words: FrameWords
    section: str
    cell: RunningCell
    caption: str
    known: Callable[[], Known]

    def make(self, content: object, alternative: str, decimals: int) -> Addition:
        if isinstance(content, str):
            return self._text(content)
        if _is_frame(content):
            return self._frame(content, decimals)  # type: ignore[arg-type]
        if _is_chart(content):
            return self._chart(content, alternative)  # type: ignore[arg-type]
        what = f"report.add không nhận nội dung kiểu {type(content).__name__}"
        raise _wrong(what, "đưa vào đoạn văn, bảng pandas, biểu đồ Altair hoặc một mục báo cáo")

    def _text(self, text: str) -> Addition:
        place = str(self.cell.source.sheet) if self.cell.source else "report.add"
        blocks = parse_passage(printable(text), place)
        if not blocks:
            raise _wrong("đoạn văn trống", "ghi nội dung cần đưa vào báo cáo")
        return Addition(f"text {self.section} {text}", self.section, self.cell, blocks)

    def _frame(self, frame: pd.DataFrame, decimals: int) -> Addition:
        from baocao.document.frames.figures import FigureMaker
        from baocao.document.frames.table import frame_table

        name = self._named("bảng")
        if frame.empty and len(frame.columns):
            nothing = plain(self.words.line("empty", title=self.caption))
            return Addition(name, self.section, self.cell, (nothing,))
        figures, titles = FigureMaker(name, self.cell.source, self.known()), self.words.titles
        made = frame_table(frame, self.caption, figures, titles=titles, decimals=decimals)
        if not made.is_long:
            return Addition(name, self.section, self.cell, (made.table,))
        appendix = Appendix(name, self.caption, (made.table,), landscape=made.lies)
        return Addition(name, self.section, self.cell, (), appendix)

    def _chart(self, chart: alt.TopLevelMixin, alternative: str) -> Addition:
        from baocao.document.frames.chart import chart_picture

        name = self._named("biểu đồ")
        words = " ".join(alternative.split())
        picture = chart_picture(chart, name, self.caption, words, self.words.titles)
        return Addition(name, self.section, self.cell, (picture,))

    def _named(self, kind: str) -> str:
        """The ASCII name of a table or chart, from its caption."""
        if not self.caption:
            raise _wrong(f"{kind} chưa có tên", 'ghi caption="…" khi gọi report.add')
        if len(self.caption) > MOST_LETTERS:
            raise _wrong(f"tên {kind} dài quá {MOST_LETTERS} ký tự", "rút gọn caption")
        slug = fold(self.caption).replace(" ", "-")
        if 0 < len(slug) <= SLUG:
            return f"them-{slug}"
        digest = hashlib.sha256(self.caption.encode()).hexdigest()[:8]
        return f"them-{slug[:SLUG]}-{digest}"


def plain(words: str) -> Paragraph:
    """A paragraph of words alone."""
    return Paragraph((Text(words),))


def _is_frame(content: object) -> bool:
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(content, pandas.DataFrame)


def _is_chart(content: object) -> bool:
    altair = sys.modules.get("altair")
    return altair is not None and isinstance(content, altair.TopLevelMixin)


def _wrong(what: str, todo: str) -> UsageError:
    return UsageError(Problem(what, "report.add", todo))
