"""Good files are read whole: parts found as Word finds them, each parsed once, Strict as usual."""

from __future__ import annotations

import pytest
from lxml import etree

from baocao.core.word_file import open_bytes, package, qualified, xml
from baocao.core.word_file.xml import MAX_DEPTH, transitional_name
from tests.core.word_file.bad_files import MAIN, text, with_part
from tests.core.word_file.strict import strict
from tests.review.decree30.layouts import tabs
from tests.review.decree30.word import pack, unpack

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def words(content: bytes) -> str:
    found = open_bytes(content, "").body().iter(qualified("w:t"))
    return "".join(t.text or "" for t in found)


def with_relation(relation: str) -> bytes:
    """A file whose main part refers to one thing more."""
    name = "word/_rels/document.xml.rels"
    parts = unpack(tabs())
    return pack({**parts, name: parts[name].replace(b"</R", f"{relation}</R".encode())})


def test_strict_is_read_under_the_usual_names() -> None:
    """No element, attribute or relation that a reader meets is called as Strict calls it."""
    file = open_bytes(strict(tabs()), "")
    usual = open_bytes(tabs(), "")
    for kind in ("styles", "theme", "header", "numbering"):
        roots = file.roots(file.main, kind), usual.roots(usual.main, kind)
        assert [[e.tag for e in root.iter()] for root in roots[0]] == [
            [e.tag for e in root.iter()] for root in roots[1]
        ]
    assert [e.tag for e in file.body().iter()] == [e.tag for e in usual.body().iter()]
    assert words(strict(tabs())) == words(tabs())
    assert file.tree(file.main).tag == "{http://purl.oclc.org/ooxml/wordprocessingml/main}document"


@pytest.mark.parametrize(
    ("strict_name", "usual"),
    [
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("drawingml/wordprocessingDrawing", "drawingml/2006/wordprocessingDrawing"),
        ("officeDocument/math", "officeDocument/2006/math"),
        ("officeDocument/relationships/styles", "officeDocument/2006/relationships/styles"),
        ("officeDocument/extendedProperties", "officeDocument/2006/extended-properties"),
        (
            "officeDocument/relationships/customProperties",
            "officeDocument/2006/relationships/custom-properties",
        ),
    ],
)
def test_names_of_the_strict_form(strict_name: str, usual: str) -> None:
    """One rule for all of them, two words spelled otherwise."""
    found = transitional_name(f"http://purl.oclc.org/ooxml/{strict_name}")
    assert found == f"http://schemas.openxmlformats.org/{usual}"
    assert transitional_name(found) == found


def test_words_that_name_a_namespace_stay() -> None:
    """Only declarations change, not a text that speaks of them."""
    said = 'xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main" và &lt;w:p'
    assert words(strict(with_part(MAIN, text(said))(tabs()))) == said.replace("&lt;", "<")


def test_a_part_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However often it is referred to and asked for, under whatever case of its name."""
    relations = [
        f'<Relationship Id="a{n}" Type="{_KIND}/header" Target="{target}"/>'
        for n, target in enumerate(("header1.xml", "Header1.xml", "/word/header1.xml"))
    ]
    parsed = []

    def counted(data: bytes) -> etree._Element:
        parsed.append(data)
        return xml.parse(data)

    monkeypatch.setattr(package, "parse", counted)
    file = open_bytes(with_relation("".join(relations)), "")
    assert len(file.roots(file.main, "header")) == 1
    assert len(file.roots(file.main, "header")) == 1
    assert file.one_related("styles") is file.one_related("styles")
    assert len(parsed) == len(set(parsed)) == 5  # two of relations, text, header, styles


def test_a_relation_that_leads_out_of_the_file_is_no_part() -> None:
    """A picture on the web, a template on a share: named, never fetched."""
    link = "https://example.vn/a.xml"
    file = open_bytes(
        with_relation(
            f'<Relationship Id="x" Type="{_KIND}/header" Target="{link}" TargetMode="External"/>'
        ),
        "",
    )
    found = file.relations(file.main)["x"]
    assert (found.kind, found.target, found.external) == ("header", link, True)
    assert len(file.roots(file.main, "header")) == 1


def test_utf_16_comments_and_depth_up_to_the_limit_are_read() -> None:
    """Each is allowed by the format, and a comment within a word parts no word."""
    deep = "<w:smartTag>" * (MAX_DEPTH - 6), "</w:smartTag>" * (MAX_DEPTH - 6)
    declared = f'<?xml version="1.0" encoding="UTF-16"?>{text("chữ <!-- a -->đậm")}'
    assert words(with_part(MAIN, declared.encode("utf-16"))(tabs())) == "chữ đậm"
    content = text(f"</w:t></w:r>{deep[0]}<w:r><w:t>sâu</w:t></w:r>{deep[1]}<w:r><w:t>")
    assert words(with_part(MAIN, content)(tabs())) == "sâu"


def test_a_file_with_folders_and_other_letters_in_names_is_read() -> None:
    """Some programs write entries for folders, some name parts in other letters than they say."""
    parts = {name.replace("word/doc", "Word/Doc"): part for name, part in unpack(tabs()).items()}
    content = pack({"word/": b"", **parts})
    assert words(content) == words(tabs())
    assert open_bytes(content, "").main == "Word/Document.xml"


def test_parts_are_had_as_bytes() -> None:
    """All of them, or one under whatever case of its name; nothing where there is no such part."""
    parts = unpack(tabs())
    file = open_bytes(tabs(), "")
    assert file.contents() == parts
    assert file.content("Word/Document.xml") == parts["word/document.xml"]
    assert file.content("word/vbaProject.bin") == b""
