"""The lines above a signature, for each form of Decree 30/2020/NĐ-CP."""

from __future__ import annotations

import pytest

from baocao.definitions.plans.profile import Signatory, SigningForm
from baocao.document.signing import signature_lines

FORMS = {
    SigningForm.HEAD: (Signatory(SigningForm.HEAD, "Giám đốc"), ("GIÁM ĐỐC",)),
    SigningForm.ACTING: (Signatory(SigningForm.ACTING, "Giám đốc"), ("Q. GIÁM ĐỐC",)),
    SigningForm.DEPUTY: (
        Signatory(SigningForm.DEPUTY, "Giám đốc", "Phó Giám đốc"),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    ),
    SigningForm.BY_ORDER: (
        Signatory(SigningForm.BY_ORDER, "Giám đốc", "Chánh Văn phòng"),
        ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
    ),
    SigningForm.BY_AUTHORITY: (
        Signatory(SigningForm.BY_AUTHORITY, "Giám đốc", "Trưởng phòng Nghiệp vụ Y"),
        ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG NGHIỆP VỤ Y"),
    ),
    SigningForm.COLLECTIVE: (
        Signatory(SigningForm.COLLECTIVE, "Chủ tịch", body="Ủy ban nhân dân"),
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    ),
}


@pytest.mark.parametrize("form", SigningForm)
def test_lines_of_every_form(form: SigningForm) -> None:
    """In capitals, authority first, then the signer's own title."""
    signatory, expected = FORMS[form]
    assert signature_lines(signatory) == expected


def test_a_deputy_signs_for_the_head_of_a_collective_body() -> None:
    """Three lines: the body, for whom, and who."""
    signatory = Signatory(SigningForm.COLLECTIVE, "Chủ tịch", "Phó Chủ tịch", "", "Ủy ban nhân dân")
    assert signature_lines(signatory) == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
