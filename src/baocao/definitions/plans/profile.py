"""The report profile of a province: who signs its reports, and to whom they go.

The words of titles and stamps are data; only what must stand together is judged here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from baocao.core.yaml_source import Trimmed, YamlModel, field_error
from baocao.definitions.periods.model import Weekday
from baocao.definitions.programmes.model import OptionalPart

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


Lines = Annotated[tuple[Trimmed, ...], Field(min_length=1)]


class SigningForm(Enum):
    """By what authority the signer signs (Decree 30/2020/NĐ-CP, Appendix I)."""

    HEAD = "head"
    DEPUTY = "deputy"  # KT.
    COLLECTIVE = "collective"  # TM.
    BY_ORDER = "by_order"  # TL.
    BY_AUTHORITY = "by_authority"  # TUQ.
    ACTING = "acting"  # Q.


_NEEDS_OWN_TITLE = (SigningForm.DEPUTY, SigningForm.BY_ORDER, SigningForm.BY_AUTHORITY)


@dataclass(frozen=True)
class Signatory(YamlModel):
    """Who signs: titles only; a person's name is never invented."""

    form: SigningForm
    head_title: Trimmed
    own_title: str = ""
    name: str = ""
    body: str = ""


def _with_titles(signatory: Signatory) -> Signatory:
    """KT., TL. and TUQ. name the signer's own title, TM. its body (Decree 30, Appendix I)."""
    if signatory.form in _NEEDS_OWN_TITLE and not signatory.own_title:
        what = f"ký theo hình thức {signatory.form.value} mà thiếu chức vụ của người ký"
        raise field_error(what, "ghi own_title, ví dụ Phó Giám đốc")
    if signatory.form is SigningForm.COLLECTIVE and not signatory.body:
        what = "ký thay mặt tập thể mà thiếu tên tập thể"
        raise field_error(what, "ghi body, ví dụ Ủy ban nhân dân")
    return signatory


@dataclass(frozen=True)
class ReportProfile(YamlModel):
    """How the province's Department of Health signs and sends its report.

    What is left out of addressees and subject is the programme's report type's. `urgency` is a
    stamp of Decree 30/2020/NĐ-CP, Appendix I.
    """

    province: str
    parent_body: Lines
    issuing_body: Lines
    symbol: Trimmed
    place: Trimmed
    recipients: Lines
    signatory: Annotated[Signatory, AfterValidator(_with_titles)]
    addressees: Lines = ()
    report_subject: Annotated[Trimmed, AfterValidator(_subject)] = ""
    urgency: Annotated[
        Literal["HỎA TỐC", "THƯỢNG KHẨN", "KHẨN"] | None, BeforeValidator(_not_secret)
    ] = None
    secrecy: Annotated[None, BeforeValidator(_not_secret)] = None
    issuer: str = ""  # how sentences name the issuing body where that is no province's department
    week_start: Weekday | None = None  # where it is not the programme's
    legal_bases: bool = False  # whether the report begins with the list of "Căn cứ"
    letter_symbol: str = ""  # of official letters, which have no type: "SYT-NVY"
    contact: str = ""  # whom letters tell to ask: office, person, telephone
    parts: tuple[OptionalPart, ...] = ()  # that the province asks for beside the programme's
