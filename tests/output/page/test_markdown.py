"""Blocks as Markdown: what Pandoc reads is what the report says, as words."""

from __future__ import annotations

import pypandoc
import pytest

from baocao.document.blocks import Block, Paragraph, Picture, Text
from baocao.output.page.markdown import blocks_markdown
from tests.apps.site.sample import found, text, tree

BEGINNINGS = (
    *("a) Tiêm chủng", "đ) Tiêm chủng", "1) Tiêm chủng", "2. Tiêm chủng", "II. Tiêm chủng"),
    *("(1) Tiêm chủng", "(a) Tiêm chủng", "(ii) Tiêm chủng", "iv. Tiêm chủng", "1.2. Tiêm chủng"),
    *("- Tiêm chủng", "+ Tiêm chủng", "* Tiêm chủng", ": Tiêm chủng", "# Tiêm", "> Tiêm"),
    *("COVID-19 giảm", "-5 ca", "| Tiêm", "(@a) Tiêm"),
)


def page(*blocks: Block) -> str:
    markdown = blocks_markdown(blocks, lambda picture: f"{picture.name}.png")
    return str(pypandoc.convert_text(markdown, "html", format="markdown"))


@pytest.mark.parametrize("words", BEGINNINGS)
def test_a_paragraph_stays_one_however_it_begins(words: str) -> None:
    """Beginnings that Pandoc takes for lists, definitions, headings or quotations are words."""
    read = tree(page(Paragraph((Text("Trước"),)), Paragraph((Text(words),))))
    assert [text(paragraph) for paragraph in found(read, "//p")] == ["Trước", words]
    assert not found(read, "//ol | //ul | //dl | //h1 | //blockquote")


def test_what_a_picture_shows_may_have_any_signs() -> None:
    """Quotation marks and brackets end neither the words nor the picture."""
    alt = 'Xã "Tân" {mới}: <5 ca & 3_2 \\ #1 *'
    (image,) = found(tree(page(Picture("hinh", b"", b"", 100, alt, "Hình 1. Số ca"))), "//img")
    assert (image.get("data-fig-alt"), image.get("src")) == (alt, "hinh.png")
