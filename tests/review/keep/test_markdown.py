"""Wording goes to Markdown and comes back as the same words, looks, lists and line breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.document.blocks import Paragraph, ParagraphKind, Text
from baocao.document.wording import parse_wording
from baocao.review.keep.markdown import section_markdown
from baocao.review.keep.model import Span, WrittenParagraph

HEADING = "II. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"


def back(*paragraphs: WrittenParagraph) -> list[Paragraph]:
    blocks = parse_wording(section_markdown(HEADING, paragraphs), "x.md").get("direction", ())
    return [block for block in blocks if isinstance(block, Paragraph)]


def looks(paragraph: Paragraph) -> list[tuple[str, bool, bool]]:
    """Neighbours of one look joined."""
    found: list[tuple[str, bool, bool]] = []
    for inline in paragraph.inlines:
        assert isinstance(inline, Text)
        if found and found[-1][1:] == (inline.bold, inline.italic):
            found[-1] = (found[-1][0] + inline.text, inline.bold, inline.italic)
        else:
            found.append((inline.text, inline.bold, inline.italic))
    return found


@pytest.mark.parametrize(
    "spans",
    [
        (Span("Chỉ đạo kịp thời."),),
        (Span("Phương châm "), Span("“Bốn tại chỗ”", bold=True), Span(" được giữ vững.")),
        (Span("Nhấn mạnh", bold=True, italic=True), Span(" và "), Span("nghiêng", italic=True)),
        (Span("Dòng một;\ndòng hai"),),
        (Span("1. Đã họp 3 lần"),),
        (Span("- không phải gạch đầu dòng"),),
        (Span("# không phải tiêu đề"),),
        (Span("a * b _ c [d] <e> & f \\ g `h` ~i~ |j|"),),
        (Span("Đạt trên 98%, +5 ca, =2"),),
        (Span("Kết luận:", bold=True), Span(" tốt.")),
    ],
)
@pytest.mark.parametrize("kind", [ParagraphKind.BODY, ParagraphKind.ITEM])
def test_words_and_looks_come_back(spans: tuple[Span, ...], kind: ParagraphKind) -> None:
    """Each as a paragraph and as an item of a list."""
    (found,) = back(WrittenParagraph(spans, item=kind is ParagraphKind.ITEM))
    assert looks(found) == [(span.text, span.bold, span.italic) for span in spans]
    assert found.kind is kind


def test_the_marks_of_bold_leave_spaces_outside() -> None:
    """Word likes to make the space after a bold word bold too; Markdown cannot."""
    (found,) = back(WrittenParagraph((Span("Kết luận: ", bold=True), Span("tốt."))))
    assert looks(found) == [("Kết luận:", True, False), (" tốt.", False, False)]


def test_lists_and_paragraphs_stay_apart() -> None:
    """A paragraph after a list is no part of its last item."""
    found = back(
        WrittenParagraph((Span("Mở đầu"),)),
        WrittenParagraph((Span("một"),), item=True),
        WrittenParagraph((Span("hai"),), item=True),
        WrittenParagraph((Span("Kết"),)),
    )
    kinds = [paragraph.kind for paragraph in found]
    body, item = ParagraphKind.BODY, ParagraphKind.ITEM
    assert kinds == [body, item, item, body]


LETTERS = st.sampled_from("aăâđêôơưạảấầẩẫậắằ 123.,;:()“”\"'%/*_#-+[]<>&\\`~|!=\n")


@given(
    st.builds(
        WrittenParagraph,
        spans=st.builds(Span, st.text(LETTERS, min_size=1, max_size=40)).map(lambda s: (s,)),
        item=st.booleans(),
    )
)
def test_any_words_come_back(paragraph: WrittenParagraph) -> None:
    """Nothing a person types is read as a sign of Markdown."""
    if paragraph.text:
        found = back(paragraph)
        words = " ".join("".join(t for t, _, _ in looks(p)) for p in found)
        assert " ".join(words.split()) == paragraph.text
        assert len(found) == 1
