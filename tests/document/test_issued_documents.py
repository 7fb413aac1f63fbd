"""Section II lists the documents of the period; a placeholder stands where there are none."""

from __future__ import annotations

from datetime import date

from baocao.document.assemble import assemble
from baocao.document.blocks import Paragraph, Text
from baocao.document.computed import computed_in, marked
from baocao.document.issued_documents import IssuedDocument, with_issued
from baocao.document.sections.direction import direction
from tests.document.narrative.sample import PHRASES
from tests.document.sample import context, lines
from tests.results.sample import submission

LETTER = IssuedDocument(
    "Công văn", "12/SYT-NVY", date(2022, 12, 1), "Sở Y tế tỉnh Lạng Sơn", "về việc tiêm mũi 3"
)
PLAN = IssuedDocument(
    "Kế hoạch", "9/KH-UBND", date(2022, 10, 5), "Ủy ban nhân dân tỉnh Lạng Sơn", "về tiêm chủng"
)
OWN = {"direction": (Paragraph((Text("Tổ chức hai đợt kiểm tra."),)),)}
CITED = [
    "[body] Trong kỳ đã ban hành các văn bản chỉ đạo, điều hành:",
    "[item] Kế hoạch số 9/KH-UBND ngày 05 tháng 10 năm 2022 của Ủy ban nhân dân tỉnh Lạng Sơn về"
    " tiêm chủng;",
    "[item] Công văn số 12/SYT-NVY ngày 01 tháng 12 năm 2022 của Sở Y tế tỉnh Lạng Sơn về việc"
    " tiêm mũi 3.",
]


def test_documents_are_cited_whole_by_their_day() -> None:
    """Before what people wrote; alone they leave no placeholder."""
    both = with_issued(OWN, [LETTER, PLAN], PHRASES)
    told = lines(direction(context(submission(), wording=both)).blocks)
    assert told == [*CITED, "[body] Tổ chức hai đợt kiểm tra."]
    alone = with_issued({}, [LETTER, PLAN], PHRASES)
    assert lines(direction(context(submission(), wording=alone)).blocks) == CITED
    assert with_issued(OWN, [], PHRASES) == OWN


def test_a_listed_document_is_a_computed_text() -> None:
    """Changed in Word it is told; it does not come back as words that people wrote."""
    composed = context(submission(), wording=with_issued({}, [PLAN], PHRASES))
    document = marked(assemble(composed, [direction(composed)], []))
    assert [text.text for text in computed_in(document) if "9/KH-UBND" in text.text]
