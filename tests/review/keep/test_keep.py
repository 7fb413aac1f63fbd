"""Wording typed into the Word file comes back at the next build, section by section."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.text.paragraph import Paragraph

from baocao.archive.built.folder import open_published
from baocao.archive.built.run import StaleNumber
from baocao.build.run.build import build_report
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.review.keep.files import read_quotes, stale_quotes, write_kept
from baocao.review.keep.keep import kept_wording
from baocao.review.keep.mark import StaleQuote
from baocao.review.keep.model import Kept, Quote, Span
from baocao.review.verify.word_file import open_word_file
from tests.build.issue.word import replace_text, words
from tests.conftest import BUILT

PART = "Truyền thông"  # what the province asks for in section III
SECTIONS = ("situation", "direction", "results", "difficulties", "next_period", "proposals")


def word_file(project: Project) -> Path:
    return project.report(BUILT) / "bao-cao.docx"


def narrative(project: Project) -> Path:
    return project.narrative(BUILT)


def keep(project: Project) -> Kept:
    path = word_file(project)
    before = narrative(project).read_text() if narrative(project).is_file() else ""
    return kept_wording(open_published(project, BUILT), open_word_file(path, path.name), before)


def edit(project: Project, change: Callable[[int, Paragraph], None]) -> None:
    """Let `change` rewrite each placeholder, the first being number 0."""
    file = docx.Document(str(word_file(project)))
    waiting = [p for p in file.paragraphs if p.text.startswith("[Nội dung do người")]
    for number, paragraph in enumerate(waiting):
        change(number, paragraph)
    file.save(str(word_file(project)))


def write(number: int, paragraph: Paragraph) -> None:
    """A bold lead, quotes, a line break, and two list items below."""
    lead = f"{PART}: " if PART.lower() in paragraph.text else f"Mục {number}: "
    for run in paragraph.runs:
        run.text = ""
    paragraph.add_run(lead).bold = True
    run = paragraph.add_run("giữ vững phương châm “Bốn tại chỗ”;")
    run.add_break()
    paragraph.add_run("dòng hai.").italic = True
    after = paragraph
    for text in (f"- việc thứ nhất của mục {number};", f"- việc thứ hai của mục {number}."):
        copy = Paragraph(deepcopy(paragraph._p), paragraph._parent)
        after._p.addnext(copy._p)
        for run in copy.runs:
            run.text = ""
        copy.add_run(text)
        after = copy


def test_every_section_comes_back_with_its_look(project: Project) -> None:
    """Lists, bold, italic, Vietnamese quotes and line breaks, in each of the six sections."""
    edit(project, write)
    kept = keep(project)
    assert tuple(kept.sections) == SECTIONS
    for number, name in enumerate(SECTIONS):
        lead, first, second = kept.sections[name]
        assert lead.spans == (
            Span(f"{PART}: " if name == "results" else f"Mục {number}: ", bold=True),
            Span("giữ vững phương châm “Bốn tại chỗ”;\n"),
            Span("dòng hai.", italic=True),
        )
        assert (first.item, first.text) == (True, f"việc thứ nhất của mục {number};")
        assert second.item
    assert kept.changed == ()


def test_the_next_build_prints_it_and_keeping_again_changes_nothing(project: Project) -> None:
    """What goes round comes round: built, kept and built again it is the same."""
    edit(project, write)
    kept = keep(project)
    write_kept(narrative(project), kept)
    build_report(project, BUILT)
    new = word_file(project).with_name("bao-cao-moi.docx")
    assert "[Nội dung do người" not in words(new)
    assert "giữ vững phương châm “Bốn tại chỗ”;" in words(new)
    new.replace(word_file(project))
    assert keep(project).markdown == kept.markdown


def test_a_file_as_built_has_no_wording(project: Project) -> None:
    """Generated sentences and placeholders are nobody's wording."""
    assert keep(project).markdown == ""


def test_rewritten_generated_sentences_are_named_not_kept(project: Project) -> None:
    """They would stand twice at the next build."""
    replace_text(
        word_file(project),
        "Không có chỉ tiêu nào không đạt",
        "Không chỉ tiêu nào không đạt",
    )
    kept = keep(project)
    assert kept.markdown == ""
    (changed,) = kept.changed
    assert changed.startswith("Không chỉ tiêu nào không đạt")


def test_quoted_figures_are_remembered_and_told_when_they_change(project: Project) -> None:
    """A sentence that repeats 83,15% is stale once the figure prints otherwise."""

    def quote(number: int, paragraph: Paragraph) -> None:
        if number == 0:
            paragraph.runs[0].text = "Mũi 3 đạt 83,15%, còn thấp."
            for run in paragraph.runs[1:]:
                run.text = ""

    edit(project, quote)
    write_kept(narrative(project), keep(project))
    (found,) = read_quotes(narrative(project))
    assert (found.section, found.number) == ("situation", "83,15%")
    text = narrative(project).read_text()
    same = dict.fromkeys(found.figures, "83,15%")
    assert stale_quotes([found], text, same) == ()
    changed = stale_quotes([found], text, dict.fromkeys(found.figures, "84%"))
    assert changed == (StaleQuote(found, "84%"),)
    assert stale_quotes([found], text, {}) == (StaleQuote(found, ""),)
    assert stale_quotes([found], "đã viết lại", {}) == ()


def test_the_build_flags_a_stale_quote_and_marks_it_for_the_reviewer(project: Project) -> None:
    """run.json names it, and the reviewer copy has a comment at the number."""
    path = narrative(project)
    path.parent.mkdir(parents=True, exist_ok=True)
    quote = Quote("situation", "Mũi 3 đạt 84,2%.", "84,2%", ("coverage.18plus.d3.20.value",))
    write_kept(path, Kept("## I. Dịch\n\nMũi 3 đạt 84,2%.\n", (quote,), (), {}))
    run = build_report(project, BUILT).run
    assert run.stale_quotes == (StaleNumber("situation", "Mũi 3 đạt 84,2%.", "84,2%", "83,15%"),)
    copy = word_file(project).with_name("bao-cao-doi-chieu.docx")
    comments = [c.text for c in docx.Document(str(copy)).comments]
    assert "Câu này nhắc số 84,2%; số liệu nay in là 83,15%." in comments
    assert "84,2%" in words(word_file(project))


def test_waiting_tracked_changes_are_refused(project: Project) -> None:
    """Whose wording it is must be settled first."""
    file = docx.Document(str(word_file(project)))
    paragraph = next(p for p in file.paragraphs if p.text.startswith("[Nội dung do người"))
    inserted: Any = paragraph._p.makeelement(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}ins", {}
    )
    paragraph._p.append(inserted)
    inserted.append(paragraph.runs[0]._r)
    file.save(str(word_file(project)))
    with pytest.raises(BaocaoError, match="thay đổi được theo dõi chưa duyệt"):
        keep(project)


OWN = """\
<!-- người soạn: phòng Nghiệp vụ Y -->
## I. Nhận định của chúng tôi (không sửa tiêu đề này)

### Về tiêm chủng
Câu thứ nhất,
viết trên hai dòng.
<!-- hỏi lại huyện -->

1. việc một
2. việc hai

## IV. Khó khăn
* thiếu vắc xin
* thiếu người
"""


def built_with(project: Project, markdown: str) -> Path:
    path = narrative(project)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(markdown, encoding="utf-8")
    build_report(project, BUILT)
    return word_file(project)


def test_keeping_a_file_as_built_leaves_the_wording_sign_for_sign(project: Project) -> None:
    """Headings, comments, deeper headings, numbered lists, line ends: nothing is rewritten."""
    built_with(project, OWN)
    assert keep(project).markdown == OWN


EDITS = [
    ("thiếu người", "thiếu nhân lực", ("* thiếu người\n", "\n- thiếu nhân lực\n")),
    (
        "Câu thứ nhất, viết trên hai dòng",
        "Viết lại từ đầu",
        (
            "Câu thứ nhất,\nviết trên hai dòng.\n<!-- hỏi lại huyện -->\n",
            "\nViết lại từ đầu.\n\n<!-- hỏi lại huyện -->\n",
        ),
    ),
]


@pytest.mark.parametrize(("old", "new", "changed"), EDITS)
def test_keeping_writes_anew_only_what_was_edited(
    project: Project, old: str, new: str, changed: tuple[str, str]
) -> None:
    """All around it stays as people wrote it, headings above all."""
    replace_text(built_with(project, OWN), old, new)
    assert keep(project).markdown == OWN.replace(*changed)


def test_a_section_that_the_file_did_not_have_comes_at_its_end(project: Project) -> None:
    """Under the heading that the report prints."""
    built_with(project, OWN)
    edit(project, lambda number, paragraph: write(number, paragraph) if number == 0 else None)
    kept = keep(project).markdown
    assert kept.startswith(OWN)
    assert kept[len(OWN) :].startswith("\n## II. CÔNG TÁC")


def test_what_was_deleted_in_word_goes_and_its_heading_stays(project: Project) -> None:
    path = built_with(project, OWN)
    file = docx.Document(str(path))
    for paragraph in [p for p in file.paragraphs if "thiếu" in p.text]:
        element: Any = paragraph._p
        element.getparent().remove(element)
    file.save(str(path))
    assert keep(project).markdown == OWN[: OWN.index("* thiếu vắc")]
