"""How a report profile is written: who signs a province's reports, and to whom they go.

The words of titles and stamps are data; only what must stand together is judged here.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from baocao.core.yaml_source import YamlRecord, field_error
from baocao.definitions.periods.model import Weekday
from baocao.definitions.plans.model import ReportProfile, Signatory, SigningForm

_NEEDS_OWN_TITLE = (SigningForm.DEPUTY, SigningForm.BY_ORDER, SigningForm.BY_AUTHORITY)
SECRECY_MARKS = ("TUYỆT MẬT", "TỐI MẬT", "MẬT")
_FIELDS = re.compile(r"\{[^}]*\}?|\}")


def _subject(value: str) -> str:
    """The report's subject names its period once, and nothing else that is filled in."""
    if _FIELDS.findall(value) != ["{period}"]:
        what = "tên báo cáo phải có đúng một chỗ điền kỳ báo cáo"
        raise field_error(what, "ghi {period} ở chỗ in kỳ báo cáo")
    return value


def _not_secret(value: object) -> object:
    """A report made here is never secret: its figures, ledger and pages lie open (rule 10)."""
    if value in SECRECY_MARKS:
        what = f"báo cáo lập bằng hệ thống này không mang dấu chỉ độ mật “{value}”"
        raise field_error(what, "bỏ dấu này; tài liệu mật soạn thảo riêng theo quy định")
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Lines = Annotated[tuple[Text, ...], Field(min_length=1)]


class SignatoryRecord(YamlRecord):
    form: SigningForm
    head_title: Text
    own_title: str = ""
    name: str = ""
    body: str = ""

    @model_validator(mode="after")
    def _titles_of_the_form(self) -> SignatoryRecord:
        """KT., TL. and TUQ. name the signer's own title, TM. its body (Decree 30, Appendix I)."""
        if self.form in _NEEDS_OWN_TITLE and not self.own_title:
            what = f"ký theo hình thức {self.form.value} mà thiếu chức vụ của người ký"
            raise field_error(what, "ghi own_title, ví dụ Phó Giám đốc")
        if self.form is SigningForm.COLLECTIVE and not self.body:
            what = "ký thay mặt tập thể mà thiếu tên tập thể"
            raise field_error(what, "ghi body, ví dụ Ủy ban nhân dân")
        return self

    def build(self) -> Signatory:
        return Signatory(self.form, self.head_title, self.own_title, self.name, self.body)


class ProfileRecord(YamlRecord):
    """What is left out of addressees and subject is the programme's report type's."""

    province: str
    parent_body: Lines
    issuing_body: Lines
    symbol: Text
    place: Text
    addressees: Lines = ()
    recipients: Lines
    signatory: SignatoryRecord
    report_subject: Annotated[Text, AfterValidator(_subject)] = ""
    # The stamps of Decree 30/2020/NĐ-CP, Appendix I.
    urgency: Annotated[
        Literal["HỎA TỐC", "THƯỢNG KHẨN", "KHẨN"] | None, BeforeValidator(_not_secret)
    ] = None
    secrecy: Annotated[None, BeforeValidator(_not_secret)] = None
    letter_symbol: str = ""
    contact: str = ""
    issuer: str = ""
    week_start: Weekday | None = None
    legal_bases: bool = False

    def build(self) -> ReportProfile:
        return ReportProfile(
            province=self.province,
            parent_body=self.parent_body,
            issuing_body=self.issuing_body,
            symbol=self.symbol,
            place=self.place,
            addressees=self.addressees,
            recipients=self.recipients,
            signatory=self.signatory.build(),
            report_subject=self.report_subject,
            urgency=self.urgency,
            letter_symbol=self.letter_symbol,
            contact=self.contact,
            issuer=self.issuer,
            week_start=self.week_start,
            legal_bases=self.legal_bases,
        )
