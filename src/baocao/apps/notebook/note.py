"""A short official report on a question of the day, as a Word file and a workbook.

It has the head, addressees and signature of the province's reports, and holds what a
notebook adds. It has no ledger: it is not one of the periodic reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from baocao.apps.notebook.data import Data
from baocao.apps.notebook.gather import Gathered
from baocao.build.compose.additions import Additions, plain
from baocao.build.compose.shown import ShownCell, show_now
from baocao.core.errors import Problem, UsageError
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import fold, lower_first
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.naming import option_labels
from baocao.definitions.periods.deadlines import deadline
from baocao.definitions.periods.naming import period_name
from baocao.definitions.plans.profile import ReportProfile
from baocao.document.assemble import finisher
from baocao.document.blocks import (
    AdministrativeDocument,
    Block,
    Paragraph,
    ParagraphKind,
    Section,
    Text,
)
from baocao.document.narrative.phrases import listed
from baocao.document.narrative.words import areas_word, issuer_name, kind_word
from baocao.document.signing import signature
from baocao.output.page.html import blocks_html
from baocao.output.page.notebook_style import STYLE
from baocao.output.word import render_word
from baocao.output.workbook import render_workbook

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

SECTION = "note"
FOLDER = "ghi-chu"  # in the folder of drafts
LONGEST = 200  # letters of a title


class Note:
    """One note being written; the office of the first province of `data` signs it."""

    def __init__(self, data: Data, title: str) -> None:
        self._data = data
        self._title = " ".join(title.split())
        self._added = Additions(data.project)

    def add(
        self,
        content: str | pd.DataFrame | alt.TopLevelMixin,
        caption: str = "",
        *,
        alternative: str = "",
        decimals: int = 2,
    ) -> ShownCell:
        """Add a text, a frame or a chart, as `Report.add` does, and show it."""
        made = self._added.add(content, SECTION, caption, alternative, decimals)
        blocks = made.appendix.blocks if made.appendix else made.blocks
        return show_now(ShownCell(STYLE + blocks_html("", blocks), caption or str(content)))

    def write(self, folder: str | Path = "") -> ShownCell:
        """Write <title>.docx and <title>.xlsx into `folder`, by default among the drafts.

        A file of that name is replaced: give another title to keep it. Without data of any
        province and period nothing is written, and that is said.
        """
        if self._data.is_empty:
            words = self._data.words.line("note_nothing")
            return ShownCell(f"<p>{escape(words)}</p>", words)
        project = self._data.project
        target = Path(folder) if folder else project.drafts / FOLDER
        target.mkdir(parents=True, exist_ok=True)
        document, created = self.document(), self._created
        template = project.templates / "administrative_report.docx"
        name = fold(self._title).replace(" ", "-")[:60] or FOLDER
        files = {
            f"{name}.docx": render_word(document, template, created=created),
            f"{name}.xlsx": render_workbook(document, self._data.phrases, created=created),
        }
        for file, content in files.items():
            (target / file).write_bytes(content)
        paths = [project.name(target / file) for file in files]
        lines = "".join(f"<li>{escape(path)}</li>" for path in paths)
        return ShownCell(f"<ul>{lines}</ul>", ", ".join(paths))

    def document(self) -> AdministrativeDocument:
        """The note as it stands, tables and pictures numbered."""
        profile, phrases = self._profile, self._data.phrases
        finish = finisher(self._added.appendices, phrases)
        blocks = finish(self._added.within(SECTION))
        name = self._data.words.line("note_section")
        section = Section(SECTION, name, (*blocks, self._closing))
        return AdministrativeDocument(
            parent_body=profile.parent_body,
            issuing_body=profile.issuing_body,
            symbol=profile.symbol,
            place=profile.place,
            year=self._created.year,
            type_name=phrases["report.type_name"],
            subject=self._title,
            addressees=profile.addressees,
            opening=(self._opening,),
            sections=(section,),
            signature=signature(profile.signatory),
            recipients=tuple(r.replace("{areas}", self._areas) for r in profile.recipients),
            appendices=tuple(replace(a, blocks=finish(a.blocks)) for a in self._added.appendices),
            issuer_name=self._issuer,
            notices=tuple(self._notices()),
            urgency=profile.urgency,
            labels=option_labels(self._data.gathering.definitions.catalogue),
        )

    @property
    def _opening(self) -> Block:
        words = self._data.words
        title = lower_first(self._title)
        sources = "; ".join(map(self._source, self._found)) or words.line("note_no_source")
        return plain(words.line("note_opening", issuer=self._issuer, title=title, sources=sources))

    @property
    def _closing(self) -> Block:
        phrases = self._data.phrases
        addressees = self._profile.addressees
        return plain(
            phrases.text(
                "report.closing",
                subject=lower_first(self._title),
                body=self._issuer,
                addressee=listed(addressees, phrases["lists.comma"], phrases["lists.and"]),
            )
        )

    def _source(self, one: Gathered) -> str:
        period = one.collected.period
        return self._data.words.line(
            "note_source",
            province=lower_first(one.collected.province.name),
            period=period_name(period),
            cutoff=short_date(period.cutoff),
        )

    def _notices(self) -> Iterator[Paragraph]:
        """Synthetic data is marked on the first page here too."""
        if any(sent.synthetic for one in self._found for sent in one.collected.submissions):
            kind = kind_word(self._province)
            words = self._data.phrases.text("report.synthetic", kind=kind)
            yield Paragraph((Text(words, bold=True),), ParagraphKind.NOTICE)

    @property
    def _found(self) -> tuple[Gathered, ...]:
        return self._data.gathering.found

    @property
    def _issuer(self) -> str:
        return issuer_name(self._profile, self._province, self._data.phrases)

    @property
    def _created(self) -> datetime:
        """The moment in the files' properties: equal inputs give equal bytes."""
        working = self._data.gathering.definitions.working_days
        days = [deadline(one.collected.period, working) for one in self._found]
        return datetime.combine(max(days), time(), UTC) if days else datetime.now(UTC)

    @cached_property
    def _province(self) -> AdminUnit:
        if self._found:
            return self._found[0].collected.province
        gathering = self._data.gathering
        return gathering.definitions.areas.province(gathering.missing[0].province)

    @property
    def _areas(self) -> str:
        areas = self._found[-1].collected.districts if self._found else ()
        return areas_word(areas, self._data.phrases)

    @cached_property
    def _profile(self) -> ReportProfile:
        definitions = self._data.gathering.definitions
        return definitions.profile(self._province, definitions.programme.reports[0])


def open_note(data: Data, title: str) -> Note:
    """Begin a note on `data`. Raises `UsageError` for a title that is empty or too long, and
    for data of no province at all."""
    if not title.strip() or len(title) > LONGEST:
        what = "ghi chú chưa có tên" if not title.strip() else f"tên dài quá {LONGEST} ký tự"
        raise UsageError(Problem(what, "open_note", "ghi tên ngắn gọn cho ghi chú"))
    if not (data.gathering.found or data.gathering.missing):
        what = "không có tỉnh nào trong số liệu đã mở"
        raise UsageError(Problem(what, "open_note", "nêu tỉnh và kỳ khi gọi open_data"))
    return Note(data, title)
