"""What got worse, the most first, whether a target asks for it or not."""

from __future__ import annotations

import pytest

from baocao.definitions.programmes.model import ComparedRole, Programme
from baocao.document.narrative.highlights import highlights_sentence
from baocao.results.worsened import worsened, worsening
from baocao.submissions.workbooks.model import Submission
from tests.document.narrative.sample import text, words
from tests.results.sample import ADULTS_D3, PROGRAMME, obs, submission

PCR = (("test_method", "pcr"),)


def compared() -> Programme:
    role = ComparedRole(category="test_method", indicators=("tests_done", "test_positivity"))
    return PROGRAMME.model_copy(
        update={"roles": PROGRAMME.roles.model_copy(update={"compared": role})}
    )


def sent(cases: int, deaths: int, positive: int, covered: int) -> Submission:
    return submission(
        obs("new_cases", cases),
        obs("new_deaths", deaths),
        obs("tests", 1000, split=PCR),
        obs("tests_positive", positive, split=PCR),
        obs("vaccinated", covered, split=ADULTS_D3),
        obs("eligible_population", 1000, split=ADULTS_D3),
    )


def told(now: Submission, before: Submission) -> list[tuple[str, str]]:
    data = words(now, history={"2022-Q3": (before,)}, programme=compared()).data
    return [(r.indicator.id, f"{worsening(r):.2f}") for r in worsened(data)]


def test_the_largest_movement_in_proportion_comes_first() -> None:
    """What the programme compares beside its main indicators, which no target asks for."""
    found = told(sent(30, 0, 300, 800), sent(20, 0, 100, 1000))
    assert found == [("test_positivity", "2.00"), ("new_cases", "0.50"), ("coverage", "0.20")]


@pytest.mark.parametrize("deaths", [1, 9])
def test_a_few_after_fewer_are_chance(deaths: int) -> None:
    assert told(sent(20, deaths, 100, 1000), sent(20, 0, 100, 1000)) == []


def test_what_was_not_there_before_is_worst() -> None:
    found = told(sent(90, 12, 100, 1000), sent(20, 0, 100, 1000))
    assert found == [("new_deaths", "Infinity"), ("new_cases", "3.50")]


def test_what_got_better_or_hardly_moved_is_not_told() -> None:
    assert told(sent(10, 0, 50, 1000), sent(20, 0, 100, 999)) == []
    one, other = (obs("new_cases", n) for n in (20, 20))
    assert told(submission(one), submission(other)) == []


def test_the_sentence_for_leaders_tells_what_is_twice_as_bad() -> None:
    """Beside the programme's first figures, with the period that it is compared with."""
    report = words(
        sent(40, 0, 300, 1000),
        history={"2022-Q3": (sent(20, 0, 100, 1000),)},
        programme=compared(),
    )
    assert text(highlights_sentence(report)) == (
        "Tóm tắt: số ca mắc mới trong kỳ 40 ca (gấp 2 lần so với quý III năm 2022); tỷ lệ mẫu xét"
        " nghiệm bằng phương pháp Realtime RT-PCR dương tính 30% (gấp 3 lần);"
        " 3 đơn vị chưa gửi số liệu."
    )
