"""Computed words: what is marked, what the ledger lists, and that no word changes by it."""

from __future__ import annotations

from dataclasses import replace

from baocao.core.word_file import qualified
from baocao.document.blocks import FigureText, Paragraph, Row, Table, Text
from baocao.document.computed import computed_in, in_plain_words, marked
from baocao.document.contents import blocks_in, figures_in, long_lists_in
from baocao.results.ledger.model import Verdict
from baocao.results.ledger.texts import ComputedText, TextPart, text_record
from tests.output.word.reading import body
from tests.output.word.sample import report

DOCUMENT = report()
VERDICT = Verdict("plan", "target", "NOT_DUE")


def with_row(*cells: tuple[Text | FigureText, ...]) -> Table:
    table = next(block for block in blocks_in(DOCUMENT) if isinstance(block, Table))
    return replace(table, rows=(Row(cells),))


def in_section(*blocks: Paragraph | Table) -> tuple[ComputedText, ...]:
    """The computed texts of a document with these blocks as its first section's."""
    first, *_ = DOCUMENT.sections
    document = replace(DOCUMENT, sections=(replace(first, blocks=blocks),), appendices=())
    found = computed_in(marked(replace(document, notices=(), opening=())))
    return tuple(text for text in found if text.id != "text.subject")


def test_a_person_s_paragraph_is_not_computed() -> None:
    """Words alone have no kind, and are free."""
    assert in_section(Paragraph((Text("Các đơn vị đã triển khai."),))) == ()


def test_a_sentence_lists_its_computed_parts() -> None:
    """With the figures that stand between them."""
    figure = figures_in(DOCUMENT)[0]
    (found,) = in_section(
        Paragraph(
            (
                Text("Số ca mắc", kind="label"),
                Text(" là "),
                FigureText(figure),
                Text(" ca", kind="unit"),
                Text("."),
            )
        )
    )
    assert found.kind == "sentence"
    assert found.text == f"Số ca mắc là {figure.text} ca."
    assert found.parts == (TextPart("label", "Số ca mắc"), TextPart("unit", "ca"))
    assert found.figures == (figure.id,)


def test_a_row_lists_its_cells() -> None:
    """Each cell's words, "…" for a figure between them, with the target of a verdict."""
    figure = FigureText(figures_in(DOCUMENT)[0])
    table = with_row(
        (Text("1"),),
        (),
        (Text("từ "), figure, Text(" trở lên")),
        (figure,),
        (Text("Chưa đến hạn", kind="verdict", verdict=VERDICT),),
    )
    caption, *headers, row, note = in_section(table)
    assert (caption.kind, headers[0].kind, row.kind, note.kind) == (
        "caption",
        "header",
        "row",
        "note",
    )
    assert [part.text for part in row.parts] == ["1", "từ … trở lên", "Chưa đến hạn"]
    assert row.parts[-1].verdict == VERDICT
    assert row.place == table.caption
    record = text_record(row)
    assert record["parts"][-1]["verdict"] == {
        "plan": "plan",
        "target": "target",
        "status": "NOT_DUE",
    }
    assert "verdict" not in record["parts"][0]


def test_marks_change_no_word() -> None:
    """The marked document prints as the plain one, space by space, and its figures stay."""
    plain, with_marks = body(DOCUMENT), body(marked(DOCUMENT))
    words = [
        ["".join(t.text or "" for t in p.iter(qualified("w:t"))) for p in e.iter(qualified("w:p"))]
        for e in (plain, with_marks)
    ]
    assert words[0] == words[1]
    assert figures_in(in_plain_words(marked(DOCUMENT))) == figures_in(DOCUMENT)


def test_each_text_has_one_control_and_one_bookmark() -> None:
    """Under the id that the ledger lists."""
    document = marked(DOCUMENT)
    root = body(document)
    tags = [tag.get(qualified("w:val"), "") for tag in root.iter(qualified("w:tag"))]
    names = [b.get(qualified("w:name"), "") for b in root.iter(qualified("w:bookmarkStart"))]
    ids = [text.id for text in computed_in(document)]
    assert sorted(tag for tag in tags if tag.startswith("text.")) == sorted(ids)
    assert sum(name.startswith("bt_") for name in names) == len(ids) == len(set(ids)) > 10
    assert len(set(names)) == len(names)


def test_plain_words_are_joined_again() -> None:
    """Who prints no marks sees the words of one look as one."""
    inlines = (Text("Số ca", kind="label"), Text(" là "), Text("nhiều", bold=True), Text("."))
    first, *_ = DOCUMENT.sections
    document = replace(DOCUMENT, sections=(replace(first, blocks=(Paragraph(inlines),)),))
    (block,) = in_plain_words(document).sections[0].blocks
    assert isinstance(block, Paragraph)
    assert block.inlines == (Text("Số ca là "), Text("nhiều", bold=True), Text("."))


def test_plain_words_keep_a_long_list() -> None:
    """The workbook prints the names that a sentence leaves out."""
    first, *_ = DOCUMENT.sections
    cut = (Text("Thiếu "), Text("xã A", kind="area", whole=("xã A", "xã B")), Text(" và 1 đơn vị."))
    document = replace(DOCUMENT, sections=(replace(first, blocks=(Paragraph(cut),)),))
    told = long_lists_in(in_plain_words(document))
    assert told == (("Thiếu xã A và 1 đơn vị.", ("xã A", "xã B")),)


def test_a_line_may_have_several_long_lists() -> None:
    """Who fails and who sent nothing stand in one sentence; a sentence printed twice is one."""
    unmet = Text("xã A", kind="area", whole=("xã A", "xã B"))
    missing = Text("xã C", kind="area", whole=("xã C", "xã D"))
    line = Paragraph((unmet, Text(" …; thiếu: "), missing, Text(" ….")))
    first, *_ = DOCUMENT.sections
    document = replace(DOCUMENT, sections=(replace(first, blocks=(line, line)),))
    told = "xã A …; thiếu: xã C …."
    assert long_lists_in(document) == ((told, unmet.whole), (told, missing.whole))
