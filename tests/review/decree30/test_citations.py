"""Citations: a source of numbers is none, nor what stands in the name of another document."""

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


AMENDING = "Kế hoạch số 98/KH-UBND ngày 11/7/2025 của Ủy ban nhân dân tỉnh"
WHOLE = " ngày 17/3/2022 của Chính phủ về chống dịch"
CARRYING_OUT = f"{AMENDING} về phòng, chống dịch thực hiện Nghị quyết số 38/NQ-CP"


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        (f"Theo {AMENDING} sửa đổi, bổ sung Kế hoạch số 957/KH-UBND.", False),
        (f"Theo {AMENDING} sửa đổi một số điều của Quyết định số 12/2020/QĐ-UBND.", False),
        (f"Theo {AMENDING} triển khai thực hiện Nghị quyết số 38/NQ-CP.", False),
        (f"{CARRYING_OUT}.", False),
        (f"Theo {AMENDING} về tiêm chủng và Nghị quyết số 38/NQ-CP.", True),
        (f"Theo {AMENDING} về tiêm chủng, thực hiện Nghị quyết số 38/NQ-CP.", True),
        (f"Theo {AMENDING} về tiêm chủng để thực hiện Nghị quyết số 38/NQ-CP.", True),
        (f"Theo {AMENDING} về tiêm chủng; thay thế Nghị quyết số 38/NQ-CP.", True),
        ("Theo Kế hoạch số 98/KH-UBND sửa đổi, bổ sung Kế hoạch số 957/KH-UBND.", True),
        ("Sở Y tế sửa đổi, bổ sung Kế hoạch số 957/KH-UBND.", True),
        (f"{CARRYING_OUT}. Nghị quyết số 38/NQ-CP giao 05 nhiệm vụ.", True),
        (f"{CARRYING_OUT}{WHOLE} (Nghị quyết số 38/NQ-CP).", False),
    ],
)  # fmt: skip
def test_a_name_is_told_as_its_issuer_worded_it(words: str, is_found: bool) -> None:  # noqa: FBT001
    """A document in the subject of the one before is no citation; what follows the subject is."""
    paper = Paper()
    paper.text(words)
    assert ("citation_first" in rules_of(paper.content())) is is_found


def test_a_ground_may_have_another_document_in_its_name() -> None:
    """Whole as its issuer worded it; the text that comes to that document cites it whole."""
    paper = Paper()
    ground = f"Căn cứ {AMENDING} sửa đổi, bổ sung Kế hoạch số 957/KH-UBND."
    paper.text(ground, italic=True)
    paper.section("I. KẾT QUẢ")
    paper.text("Kế hoạch số 957/KH-UBND giao 05 nhiệm vụ.")
    assert {"basis_whole", "citation_first"} & rules_of(paper.content()) == {"citation_first"}


def test_a_name_told_again_is_no_later_citation() -> None:
    """The number and day in a name are its issuer's words."""
    paper = Paper()
    known = f"Nghị quyết số 38/NQ-CP{WHOLE}"
    paper.text(f"Thực hiện {known}.", f"Theo {AMENDING} triển khai thực hiện {known}.")
    assert "citation_later" not in rules_of(paper.content())
