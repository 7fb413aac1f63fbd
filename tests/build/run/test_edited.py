"""A Word file that a person edited is never overwritten (rule 9 of the design)."""

from __future__ import annotations

from baocao.build.run.build import build_report
from baocao.core.project import Project
from baocao.review.verify.verify import verify_file
from tests.build.issue.word import words, write_all_placeholders
from tests.conftest import BUILT


def test_an_edited_file_stays_and_the_new_build_lies_beside_it(project: Project) -> None:
    """The edited file keeps its name and its bytes, however often the report is built."""
    folder = project.report(BUILT)
    write_all_placeholders(folder / "bao-cao.docx")
    edited = (folder / "bao-cao.docx").read_bytes()
    for _ in range(2):
        found = build_report(project, BUILT, force=True)
        assert found.edited == ("bao-cao.docx",)
        assert (folder / "bao-cao.docx").read_bytes() == edited
        assert "[Nội dung do người soạn thảo" in words(folder / "bao-cao-moi.docx")


def test_an_edited_file_can_be_verified_where_it_lies(project: Project) -> None:
    """The text as built is kept aside, so editing in place is no loss."""
    path = project.report(BUILT) / "bao-cao.docx"
    asked = words(path).count("[Nội dung do người soạn thảo")
    write_all_placeholders(path)
    verified = verify_file(project, path)
    assert verified.stands
    assert verified.placeholders == ()
    assert len(verified.changes) == asked > 3


def test_taking_the_new_build_ends_the_matter(project: Project) -> None:
    """Once the new file has taken the place of the edited one, nothing is edited."""
    folder = project.report(BUILT)
    write_all_placeholders(folder / "bao-cao.docx")
    build_report(project, BUILT, force=True)
    (folder / "bao-cao-moi.docx").replace(folder / "bao-cao.docx")
    found = build_report(project, BUILT)
    assert (found.fresh, found.edited) == (False, ())
