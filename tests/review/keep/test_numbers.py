"""Numbers in people's wording: each with its line, the figures that print so, and who said yes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from baocao.document.wording import wording_source
from baocao.results.ledger.model import Figure, stated
from baocao.results.ledger.people import WrittenNumber
from baocao.review.keep.files import quotes_file, read_quotes, write_kept
from baocao.review.keep.model import Kept, Quote, Span, WrittenParagraph
from baocao.review.keep.numbers import numbers_in, printed_as, quotes_in, written_numbers

NONE = frozenset[str]()
TEXT = "## I. Tình hình dịch\n\nCó 512 ca\nở **7 xã**.\n\n- Giảm 21 ca.\n"


def figure(id_: str, text: str) -> Figure:
    return Figure(id_, text, Decimal(1), "cases", stated("x"))


FIGURES = [figure("a", "512"), figure("b", "21"), figure("c", "512"), figure("a", "512")]


def test_figures_by_what_they_print() -> None:
    """Each id once, in the order of the report."""
    assert printed_as(FIGURES) == {"512": ("a", "c"), "21": ("b",)}


def test_numbers_of_a_text_and_where_they_begin() -> None:
    """Also behind the end of a line; a label is no quantity."""
    assert list(numbers_in("Có 512 ca\nở 7 xã, trên 74%", NONE)) == [
        ("512", 3), ("7", 12), ("trên 74%", 18),
    ]  # fmt: skip


def section(text: str) -> str:
    (first, *_) = wording_source(text, "loi.md").passages
    return first.section


def test_every_number_has_its_line() -> None:
    """Counted from 1 in the file, also where a paragraph goes on; a yes in other words is none."""
    source = wording_source(TEXT, "loi.md")
    name = section(TEXT)
    quotes = [
        Quote(name, "Có 512  ca ở 7 xã.", "512", (), "A"),
        Quote(name, "Có 7 xã", "7", (), "B"),
        Quote("khac", "Giảm 21 ca.", "21", (), "C"),
    ]
    assert written_numbers(source, "loi.md", NONE, FIGURES, quotes) == (
        WrittenNumber("512", name, "Có 512 ca ở 7 xã.", "loi.md", 3, ("a", "c"), "A"),
        WrittenNumber("7", name, "Có 512 ca ở 7 xã.", "loi.md", 4),
        WrittenNumber("21", name, "Giảm 21 ca.", "loi.md", 6, ("b",)),
    )


def test_a_number_is_quoted_once_a_paragraph_and_keeps_its_yes() -> None:
    """In the same words of the same section."""
    one = WrittenParagraph((Span("Có 512 ca, "), Span("512 ca\nở 7 xã", bold=True)))
    other = WrittenParagraph((Span("Thêm 512 ca"),))
    words = "Có 512 ca, 512 ca ở 7 xã"
    earlier = [Quote("a", words, "7", (), "A"), Quote("b", words, "512", (), "B")]
    found = quotes_in({"a": [one, other], "b": [one]}, NONE, FIGURES, earlier)
    assert found == (
        Quote("a", words, "512", ("a", "c")),
        Quote("a", words, "7", (), "A"),
        Quote("a", "Thêm 512 ca", "512", ("a", "c")),
        Quote("b", words, "512", ("a", "c"), "B"),
        Quote("b", words, "7", ()),
    )


def test_what_is_kept_is_read_back(tmp_path: Path) -> None:
    """Beside the wording; what is damaged or was never kept has no quotes."""
    narrative = tmp_path / "2022-Q1.md"
    quotes = (Quote("a", "Có 512 ca", "512", ("x",), "A"), Quote("a", "Có 7 xã", "7", ()))
    assert read_quotes(narrative) == ()
    write_kept(narrative, Kept(TEXT, quotes, (), {}))
    assert narrative.read_text(encoding="utf-8") == TEXT
    assert quotes_file(narrative) == tmp_path / "2022-Q1.quotes.json"
    assert read_quotes(narrative) == quotes
    for broken in ("[", "{}", '[{"section": "a"}]', "[1]", "7"):
        quotes_file(narrative).write_text(broken, encoding="utf-8")
        assert read_quotes(narrative) == ()
    old = '[{"section": "a", "text": "Có 7 xã", "number": "7", "figures": []}]'
    quotes_file(narrative).write_text(old, encoding="utf-8")
    assert read_quotes(narrative) == (Quote("a", "Có 7 xã", "7", ()),)
