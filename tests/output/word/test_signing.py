"""Every signing form with both kinds of addressee, in the XML and once on paper."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from baocao.definitions.plans.profile import Signatory, SigningForm
from baocao.document.blocks import AdministrativeDocument, SignatureBlock
from baocao.document.signing import signature_lines
from baocao.output.word.styles import Style
from tests.output.word.reading import body, printed
from tests.output.word.sample import report
from tests.output.word.test_pages import pages

SIGNATORIES = {
    SigningForm.HEAD: Signatory(SigningForm.HEAD, "Giám đốc"),
    SigningForm.DEPUTY: Signatory(SigningForm.DEPUTY, "Giám đốc", "Phó Giám đốc"),
    SigningForm.COLLECTIVE: Signatory(
        SigningForm.COLLECTIVE, "Chủ tịch", "Phó Chủ tịch", body="Ủy ban nhân dân"
    ),
    SigningForm.BY_ORDER: Signatory(SigningForm.BY_ORDER, "Giám đốc", "Chánh Văn phòng"),
    SigningForm.BY_AUTHORITY: Signatory(
        SigningForm.BY_AUTHORITY, "Giám đốc", "Trưởng phòng Nghiệp vụ Y"
    ),
    SigningForm.ACTING: Signatory(SigningForm.ACTING, "Giám đốc"),
}
LINES = {
    SigningForm.HEAD: ["GIÁM ĐỐC"],
    SigningForm.DEPUTY: ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
    SigningForm.COLLECTIVE: ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
    SigningForm.BY_ORDER: ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"],
    SigningForm.BY_AUTHORITY: ["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG NGHIỆP VỤ Y"],
    SigningForm.ACTING: ["Q. GIÁM ĐỐC"],
}
ONE = ("Ủy ban nhân dân tỉnh Lạng Sơn",)
SEVERAL = ("Bộ Y tế", "Ủy ban nhân dân tỉnh Lạng Sơn")
STAMPS = (None, "KHẨN", "HỎA TỐC")


def signed(form: SigningForm, addressees: tuple[str, ...] = ONE) -> AdministrativeDocument:
    lines = signature_lines(SIGNATORIES[form])
    return replace(report(), signature=SignatureBlock(lines), addressees=addressees, appendices=())


@pytest.mark.parametrize("form", SigningForm)
def test_lines_of_the_form_stand_above_the_room_for_the_seal(form: SigningForm) -> None:
    """Each on a line of its own, in capitals."""
    content = body(signed(form))
    assert printed(content, Style.SIGNER_TITLE) == LINES[form]
    assert printed(content, Style.SIGNER_NAME) == [""]


@pytest.mark.parametrize("form", SigningForm)
def test_addressees_are_told_the_same_way_in_each_form(form: SigningForm) -> None:
    """One on the line of Kính gửi, several below it; "Như trên" first among the recipients."""
    for addressees in (ONE, SEVERAL):
        content = body(signed(form, addressees))
        listed = printed(content, Style.ADDRESSEE_ITEM)
        assert len(listed) == (0 if addressees is ONE else len(SEVERAL))
        assert printed(content, Style.RECIPIENT)[0] == "- Như trên;"


@pytest.mark.parametrize("stamp", STAMPS)
def test_the_stamp_is_there_when_the_profile_asks_for_it(stamp: str | None) -> None:
    """And only then."""
    content = body(replace(report(), urgency=stamp))
    assert printed(content, Style.URGENCY) == ([stamp] if stamp else [])


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="needs LibreOffice and poppler",
)
def test_on_paper_every_form_stands_level_with_the_recipients(tmp_path: Path) -> None:
    """No line breaks, and the first stands beside "Nơi nhận:" on the last page."""
    cases = list(product(SigningForm, (ONE, SEVERAL)))
    made = pages([signed(*case) for case in cases], tmp_path)
    for (form, addressees), document in zip(cases, made, strict=True):
        last = [re.sub(r"\s{2,}", " | ", line) for line in document[-1]]
        first, *others = LINES[form]
        assert f"Nơi nhận: | {first}" in last, (form, addressees)
        assert all(any(line.endswith(other) for line in last) for other in others), form
        beneath = [line for page in document for line in page if line.startswith("Kính gửi:")]
        assert beneath == ["Kính gửi:" if addressees is SEVERAL else f"Kính gửi: {ONE[0]}"]
