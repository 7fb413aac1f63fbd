"""Whether each document gives one proposal in every form that plans come in.

    python -m benchmarks.plan_forms FOLDER

FOLDER holds the documents as text, as for `plan_reading`. Each is made anew as Word with a ruled
table and with a table typed with tabs, as a PDF from LibreOffice and as a web page; the items
that these read otherwise than the text are counted, places apart.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from html import escape
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

import docx

from baocao.core.project import find_project
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.plans.reading.model import Block, PlanProposal, TextParagraph, TextPlace
from baocao.definitions.plans.reading.open_text import open_text
from baocao.definitions.plans.reading.read_plan import read_plan
from baocao.definitions.plans.reading.task_tables import ColumnTable, known_tables
from baocao.definitions.plans.reading.tidy import tidied
from baocao.definitions.plans.reading.wording import load_plan_words
from benchmarks.plan_reading import DOCUMENTS, PROGRAMME

FORMS = ("Word", "Word with tabs", "PDF", "web page")
_NOWHERE = TextPlace(0, 0)
_SOFFICE_SECONDS = 300


@dataclass(frozen=True)
class PlainDocument:
    """A document as paragraphs, and at most one table after `before` of them."""

    paragraphs: tuple[str, ...]
    before: int
    rows: tuple[tuple[str, ...], ...]

    def word_file(self) -> bytes:
        document = docx.Document()
        self._add_paragraphs(document, self.paragraphs[: self.before])
        if self.rows:
            table = document.add_table(rows=0, cols=len(self.rows[0]))
            table.style = "Table Grid"
            for row in self.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        self._add_paragraphs(document, self.paragraphs[self.before :])
        return _saved(document)

    def tabbed_word_file(self) -> bytes:
        document = docx.Document()
        tabbed = ["\t".join(row) for row in self.rows]
        after = self.paragraphs[self.before :]
        self._add_paragraphs(document, (*self.paragraphs[: self.before], *tabbed, *after))
        return _saved(document)

    def web_page(self) -> bytes:
        texts = [f"<p>{escape(text)}</p>" for text in self.paragraphs]
        rows = (
            f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in self.rows
        )
        table = f"<table>{''.join(rows)}</table>" if self.rows else ""
        body = "".join((*texts[: self.before], table, *texts[self.before :]))
        return f"<html><body>{body}</body></html>".encode()

    @staticmethod
    def _add_paragraphs(document: docx.document.Document, texts: Sequence[str]) -> None:
        for text in texts:
            document.add_paragraph(text)


def main(folder: Path) -> int:
    """Print the table, and what differs below it; returns 1 where something does."""
    project = find_project()
    programme = project.of(PROGRAMME)
    words, catalogue = load_plan_words(programme), load_catalogue(programme.indicators)
    print(f"| document | items | {' | '.join(FORMS)} |\n|---|---{'|---' * len(FORMS)}|")
    told: list[str] = []
    for file, plan_name in DOCUMENTS.items():
        content = (folder / file).read_bytes()
        wanted = list(_items(read_plan(content, file, words, catalogue)))
        rest, tables = known_tables(
            tidied(open_text(content, file), words.rules), words.rules.columns
        )
        cells = []
        for form, made in zip(FORMS, _forms(_plain(rest, tables)), strict=True):
            found = _items(read_plan(made, file, words, catalogue))
            other = [pair for pair in zip_longest(wanted, found) if pair[0] != pair[1]]
            cells.append(str(len(other)) if other else "same")
            told += (f"{plan_name}, {form}: {a}\n    {b}" for a, b in other)
        print(f"| {plan_name} | {len(wanted)} | {' | '.join(cells)} |", flush=True)
    print("\n".join(told))
    return 1 if told else 0


def _plain(rest: Sequence[Block], tables: Sequence[ColumnTable]) -> PlainDocument:
    paragraphs = [block for block in rest if isinstance(block, TextParagraph)]
    rows, before = (), len(paragraphs)
    for table in tables[:1]:
        rows = (table.heads, *table.rows)
        before = sum(block.place < table.place for block in paragraphs)
    return PlainDocument(tuple(block.text for block in paragraphs), before, rows)


def _forms(document: PlainDocument) -> Iterator[bytes]:
    word_file = document.word_file()
    yield word_file
    yield document.tabbed_word_file()
    yield _pdf(word_file)
    yield document.web_page()


def _pdf(word_file: bytes) -> bytes:
    with TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "plan.docx"
        source.write_bytes(word_file)
        profile = f"-env:UserInstallation=file://{folder.as_posix()}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name]
        subprocess.run(
            [*command, str(source)], check=True, capture_output=True, timeout=_SOFFICE_SECONDS
        )
        return source.with_suffix(".pdf").read_bytes()


def _items(proposal: PlanProposal) -> Iterator[object]:
    """What a proposal says, whatever file it is from: the parts of the head, and all it found."""
    head = proposal.head
    yield from ((field.name, getattr(head, field.name)) for field in fields(head))
    for group in (proposal.targets, proposal.tasks, proposal.duties, proposal.left):
        yield from (replace(one, place=_NOWHERE) for one in group)


def _saved(document: docx.document.Document) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
