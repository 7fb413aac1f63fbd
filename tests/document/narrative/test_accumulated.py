"""Sentences about targets that add up over several periods."""

from __future__ import annotations

import pytest

from baocao.core.quantities import Operator
from baocao.definitions.plans.model import Over
from baocao.document.narrative.accumulated import accumulated_sentences
from baocao.document.narrative.unmet import unmet_sentence
from baocao.results.measured import unmet
from tests.document.narrative.sample import text, words
from tests.regimes import administrative
from tests.results.sample import PROVINCE, plan
from tests.results.test_accumulated import Counts, ceiling, sent

BEFORE = {"2021-Q1": 8, "2021-Q2": 40, "2022-Q1": 12}


@pytest.mark.parametrize(
    ("operator", "over", "gone", "expected"),
    [
        (
            Operator.AT_MOST, Over.YEAR_TO_DATE, (),
            "lũy kế từ đầu năm 62 ca, tính đến hết quý II năm 2022, bằng 62% mức trần 100 ca,"
            " cùng kỳ năm trước 48%.",
        ),
        (
            Operator.AT_LEAST, Over.YEAR_TO_DATE, ("2021-Q1",),
            "lũy kế từ đầu năm 62 ca, tính đến hết quý II năm 2022, bằng 62% mức phải đạt 100 ca,"
            " chưa có đủ số liệu cùng kỳ năm trước để so sánh.",
        ),
        (
            Operator.EQUAL, Over.SINCE_START, (),
            "lũy kế từ ngày 15/12/2021 là 62 ca, tính đến hết quý II năm 2022,"
            " bằng 62% mức phải đạt 100 ca.",
        ),
        (
            Operator.AT_MOST, Over.YEAR_TO_DATE, ("2022-Q1",),
            "lũy kế từ đầu năm 50 ca, tính đến hết quý II năm 2022, bằng 50% mức trần 100 ca,"
            " chưa có đủ số liệu cùng kỳ năm trước để so sánh, chỉ gồm số liệu quý II năm 2022.",
        ),
        (
            Operator.AT_MOST, Over.SINCE_START, (),
            "lũy kế từ ngày 15/12/2021 là 62 ca, tính đến hết quý II năm 2022,"
            " bằng 62% mức trần 100 ca.",
        ),
    ],
)  # fmt: skip
def test_how_much_of_a_target_is_reached(
    operator: Operator, over: Over, gone: tuple[str, ...], expected: str
) -> None:
    """The sum, its share of the target, last year's at the same time, and what is missing."""
    report = words(
        *sent("2022-Q2", {PROVINCE.code: 50}),
        plans=[plan(ceiling(operator=operator, over=over, name="Ca mắc mới"))],
        period=administrative("2022-Q2"),
        sent_before={k: sent(k, {PROVINCE.code: n}) for k, n in BEFORE.items() if k not in gone},
    )
    (sentence,) = accumulated_sentences(report)
    assert text(sentence) == f"Ca mắc mới: {expected}"


@pytest.mark.parametrize(
    ("operator", "value", "told"),
    [
        (Operator.AT_MOST, "100", "không quá 100 ca), cao hơn mức yêu cầu 10 ca."),
        (Operator.EQUAL, "0", "0 ca), cao hơn mức yêu cầu 110 ca."),
        (Operator.EQUAL, "109", "109 ca), cao hơn mức yêu cầu 1 ca."),
        (Operator.EQUAL, "400", "400 ca), còn thiếu 290 ca."),
    ],
)
def test_a_target_sentence_says_that_its_result_has_added_up(
    operator: Operator, value: str, told: str
) -> None:
    """A ceiling that is passed, with how far; what is just to be reached lacks something or is
    above, and never lacks less than nothing."""
    counts: Counts = {"2022-Q1": {PROVINCE.code: 60}}
    report = words(
        *sent("2022-Q2", {PROVINCE.code: 50}),
        plans=[plan(ceiling(value, operator=operator, name="Ca mắc mới"))],
        period=administrative("2022-Q2"),
        sent_before={k: sent(k, c) for k, c in counts.items()},
    )
    (one,) = unmet(report.data.targets)
    expected = f"Ca mắc mới: lũy kế từ đầu năm 110 ca (yêu cầu {told}"
    assert text(unmet_sentence(report, one)) == expected
