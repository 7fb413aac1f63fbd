"""A small page with everything that a page may hold, and what a page says, read from its HTML."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from baocao.output.page.page import Html, Markdown, Page, PageHeading, page_items

PAGE = Page(
    path="bao-cao/covid-19-lang-son-2022-Q1.html",
    title="Tỉnh Lạng Sơn, quý I năm 2022",
    lead="Kết quả thực hiện *không phải chữ nghiêng*",
    kind="báo cáo",
    items=page_items(
        [
            Markdown("Chữ người viết, có **chữ đậm** và [liên kết](../index.html)."),
            PageHeading(2, "1. Ca mắc <mới> & {{< include x >}} `mã` $x$ #1", "ca-mac"),
            Html('<p>Có <span class="bc-figure" data-figure="cases.20.value">6.532</span> ca.</p>'),
            PageHeading(3, "a) Theo huyện", "ca-mac"),
            Html(
                '<table class="bc-table"><caption>Bảng</caption><thead><tr><th scope="col">Huyện'
                '</th></tr></thead><tbody><tr><td><a href="../chi-so/new_cases.html">Cao Lộc</a>'
                "</td></tr></tbody></table>\n\n<p>Dòng sau dòng trống, ```và dấu huyền```.</p>"
            ),
        ]
    ),
)


@dataclass(frozen=True)
class Said:
    """What a reader gets from a page, whatever the frame around it."""

    headings: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str], ...]
    cells: tuple[str, ...]


def said_by(page: str) -> Said:
    """Headings with their levels, figures, links and table cells of the page's main part."""
    (main,) = found(tree(page), "//main")
    return Said(
        tuple((str(h.tag), text(h)) for h in found(main, ".//h1|.//h2|.//h3|.//h4")),
        tuple((f.get("data-figure", ""), text(f)) for f in found(main, ".//*[@data-figure]")),
        tuple((a.get("href", ""), text(a)) for a in found(main, ".//a[@href]")),
        tuple(text(cell) for cell in found(main, ".//td|.//th|.//caption")),
    )


def tree(page: str) -> etree._Element:
    """A page as a browser would read it."""
    return etree.fromstring(page, etree.HTMLParser(encoding="utf-8"))


def found(element: etree._Element, path: str) -> list[etree._Element]:
    """The elements on an XPath."""
    result = element.xpath(path)
    assert isinstance(result, list)
    return [item for item in result if isinstance(item, etree._Element)]


def text(element: etree._Element) -> str:
    """The words of an element, spaces as a reader sees them."""
    return " ".join("".join(element.itertext()).split())
