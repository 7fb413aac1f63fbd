"""Our own reports in every form: nothing in them departs from the decree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from baocao import open_report
from baocao.definitions.plans.profile import Signatory, SigningForm
from baocao.document.blocks import (
    AdministrativeDocument,
    Appendix,
    Paragraph,
    Section,
    SignatureBlock,
)
from baocao.document.signing import signature_lines
from tests.output.word.reading import render
from tests.output.word.sample import body, report
from tests.review.decree30.checking import findings

PEOPLE = {
    SigningForm.HEAD: ("", ""),
    SigningForm.DEPUTY: ("Phó Giám đốc", ""),
    SigningForm.COLLECTIVE: ("", "Ban Chỉ đạo phòng, chống dịch"),
    SigningForm.BY_ORDER: ("Trưởng phòng Nghiệp vụ Y", ""),
    SigningForm.BY_AUTHORITY: ("Trưởng phòng Kế hoạch", ""),
    SigningForm.ACTING: ("", ""),
}
ADDRESSEES = (
    ("Ủy ban nhân dân tỉnh Lạng Sơn",),
    ("Bộ Y tế", "Ủy ban nhân dân tỉnh Lạng Sơn"),
    ("Bộ Y tế", "Thường trực Tỉnh ủy", "Ủy ban nhân dân tỉnh"),
)


@pytest.mark.parametrize("form", SigningForm)
@pytest.mark.parametrize("addressees", ADDRESSEES, ids=len)
def test_every_signing_form_and_kind_of_addressee(
    form: SigningForm, addressees: tuple[str, ...]
) -> None:
    """All forms of the profile, to one body and to several, named and unnamed."""
    own, collective = PEOPLE[form]
    name = "" if len(addressees) == 1 else "Nguyễn Văn An"
    lines = signature_lines(Signatory(form, "Giám đốc", own, name, collective))
    document = replace(_short(), addressees=addressees, signature=SignatureBlock(lines, name))
    assert findings(render(document)) == ()


def test_a_deputy_of_a_collective_body() -> None:
    """TM., then KT., then the own title."""
    lines = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    document = replace(_short(), signature=SignatureBlock(lines, "Đoàn Tấn Bửu"))
    assert findings(render(document)) == ()


@pytest.mark.parametrize("number", [None, "5", "12", "1024"])
@pytest.mark.parametrize("day", [None, date(2022, 2, 5), date(2022, 3, 25), date(2022, 11, 9)])
def test_number_and_date_open_and_given(number: str | None, day: date | None) -> None:
    """What the clerk has still to write is no fault."""
    assert findings(render(replace(_short(), number=number, issued_on=day))) == ()


@pytest.mark.parametrize("urgency", ["Khẩn", "Thượng khẩn", "Hỏa tốc"])
def test_urgency_stamps(urgency: str) -> None:
    """A stamp under the number changes nothing else."""
    assert findings(render(replace(_short(), urgency=urgency))) == ()


@pytest.mark.parametrize("count", [0, 1, 3])
def test_appendices(count: int) -> None:
    """None, one without a number, three with Roman numbers."""
    mentions = {0: "Không có.", 1: "Chi tiết ở Phụ lục.", 3: "Chi tiết ở Phụ lục I, II và III."}
    appendices = tuple(
        Appendix(f"a{n}", f"Số liệu phần {n}", (body("Không có."),), landscape=n == 1)
        for n in range(count)
    )
    document = replace(
        _short(mentions[count]), appendices=appendices, addressees=ADDRESSEES[count % 2]
    )
    assert findings(render(document)) == ()


@pytest.mark.parametrize(
    ("province", "period", "open_"),
    [
        ("lang-son", "2022-Q1", "Kế hoạch số … ngày …"),
        ("dong-thap", "2022-H2", "Kế hoạch số … ngày …"),
        ("cao-bang", "2022-9M", ""),
    ],
)
def test_real_reports(province: str, period: str, open_: str, tmp_path: Path) -> None:
    """Each Word file of a quarter, a half year, nine months: reviewer copy and summary too.

    What is found is the number of a plan that its data do not know: who reports fills it in.
    """
    made = open_report(province, period, tmp_path)
    for part in ("situation", "direction", "results", "difficulties", "next_period", "proposals"):
        made.add(getattr(made, part)())
    made.add(made.appendices())
    made.write()
    files = sorted(tmp_path.glob("*.docx"))
    assert len(files) == 3
    found = {(f.rule, f.found) for file in files for f in findings(file.read_bytes())}
    assert found == ({("citation_open", open_)} if open_ else set())


def _short(mention: str = "Chi tiết ở Phụ lục I và Phụ lục II.") -> AdministrativeDocument:
    """The sample report with its sections cut to what the tests need."""
    base = report()
    return replace(base, sections=tuple(_sections(base, mention)))


def _sections(base: AdministrativeDocument, mention: str) -> Iterator[Section]:
    for section in base.sections:
        if section.id == "situation":
            first = section.blocks[0]
            assert isinstance(first, Paragraph)
            yield replace(section, blocks=(first, body(mention)))
        elif section.id != "results":
            yield section
