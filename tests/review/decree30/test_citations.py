"""First citations: a document named as the source of numbers is none."""

from __future__ import annotations

import pytest

from tests.review.decree30.checking import rules_of
from tests.review.decree30.offices.paper import Paper

CITED = "Kế hoạch số 957/KH-UBND ngày 13/3/2025 của Ủy ban nhân dân tỉnh"


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        (f"Đơn vị thực hiện {CITED}.", True),
        (f"Nguồn lực thực hiện: {CITED}.", True),
        (f"Nguồn số liệu: báo cáo của các xã. Đơn vị thực hiện {CITED}.", True),
        (f"Nguồn số liệu ghi trong tệp gửi: Số liệu đã công bố: {CITED}.", False),
        (f"Tỷ lệ tăng 5% (nguồn: {CITED}).", False),
    ],
)
def test_a_source_of_numbers_is_no_citation(words: str, is_found: bool) -> None:  # noqa: FBT001
    """The sentence that says where numbers come from may name a document short."""
    paper = Paper()
    paper.text(words)
    assert ("citation_first" in rules_of(paper.content())) is is_found


def test_a_source_may_name_what_was_cited_before() -> None:
    """Neither the first mention nor a later one."""
    paper = Paper()
    cited = f"Đơn vị thực hiện {CITED} về phòng, chống dịch."
    paper.text(cited, f"Nguồn số liệu: {CITED}.")
    assert "citation_later" not in rules_of(paper.content())
    paper.text(cited)
    assert "citation_later" in rules_of(paper.content())
