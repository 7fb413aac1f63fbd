"""Sentences about what targets measure: each thing once, whoever asks for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from baocao.core.quantities import Operator
from baocao.document.measured_table import measured_table
from baocao.document.narrative.highlights import STATES, highlights_sentence, standing_words
from baocao.document.narrative.measured import (
    documents_sentences,
    measured_summary,
    repeated_sentence,
    unreported_sentence,
)
from baocao.document.narrative.strengths import strength_sentences
from baocao.results.model import TargetStatus
from baocao.submissions.workbooks.model import Observation
from tests.document.narrative.sample import figures, text, words
from tests.document.sample import context, lines
from tests.results.sample import (
    ADULTS_D3,
    CAO_LOC,
    CITY,
    DAY,
    dose,
    obs,
    plan,
    progress,
    submission,
    target,
)

LATER = date(2023, 12, 31)
CHILDREN = dose("12-17", "d2")


def counts(given: int, split: tuple[tuple[str, str], ...] = ADULTS_D3) -> list[Observation]:
    return [
        obs("vaccinated", given, split=split),
        obs("eligible_population", 1000, split=split),
    ]


def test_what_two_documents_ask_for_is_counted_once() -> None:
    """One shot in two documents is one target that is not met."""
    plans = [
        plan(target(value="100", deadline=DAY), target("b", split=CHILDREN)),
        plan(target(value="100", deadline=LATER), id="chi-thi"),
    ]
    report = words(submission(*counts(920), *counts(950, CHILDREN)), plans=plans)
    summary = measured_summary(report)
    assert text(summary) == (
        "Có 2 chỉ tiêu định lượng, trong đó 1 chỉ tiêu không đạt; 1 chỉ tiêu đạt."
    )
    assert figures(summary) == ["2", "1", "1"]
    assert text(repeated_sentence(report)) == (
        "1 nội dung giao ở nhiều văn bản hoặc nhiều mục được tính một lần."
    )


def test_the_table_tells_no_movement_of_a_share_of_few() -> None:
    """As the words above it say; nor does its title then name what is compared."""
    now, before = (
        [*counts(n)[:1], obs("eligible_population", 29, split=ADULTS_D3)] for n in (9, 6)
    )
    history = {"2022-Q3": (submission(*before),)}
    told = lines(measured_table(context(submission(*now), plans=[plan(target())], history=history)))
    assert told[0] == "Kết quả thực hiện các chỉ tiêu định lượng"
    assert any("31,03%" in line for line in told)
    assert not any("tăng" in line for line in told)


def test_nothing_asked_nothing_said() -> None:
    """Without targets there is no count, and nothing repeated."""
    report = words(submission(), plans=[plan()])
    assert (
        measured_summary(report) == repeated_sentence(report) == unreported_sentence(report) == ()
    )
    assert documents_sentences(report) == []


def test_few_unreported_targets_are_named_and_many_counted() -> None:
    """More than six names are read by nobody."""
    few = words(
        submission(), plans=[plan(target("a", name="Tiêm đủ"), target("b", split=CHILDREN))]
    )
    assert text(unreported_sentence(few)) == (
        "Chưa có số liệu của 2 chỉ tiêu định lượng: tiêm đủ; tiêm mũi 3 cho người từ 18 tuổi trở"
        " lên."
    )
    steps = [dose("18plus", step) for step in ("d1", "d2", "additional", "d3", "d4")]
    steps += [dose("12-17", step) for step in ("d1", "d2")]
    many = [target(str(n), split=split) for n, split in enumerate(steps)]
    report = words(submission(), plans=[plan(*many)])
    assert text(unreported_sentence(report)) == "Chưa có số liệu của 7 chỉ tiêu định lượng."


def test_targets_by_document_are_a_short_list_by_state() -> None:
    """Those done are counted; of the others the few are named."""
    wanted = [target(n, indicator=None, name=f"Có văn bản {n}") for n in ("a", "b", "c")]
    rows = [progress("a", "done", evidence="QĐ 5"), progress("b", "in_progress")]
    report = words(submission(rows=rows), plans=[plan(*wanted)])
    assert [text(line) for line in documents_sentences(report)] == [
        "Có 3 chỉ tiêu đánh giá bằng văn bản, việc làm:",
        "1 chỉ tiêu đã có văn bản, đã thực hiện.",
        "1 chỉ tiêu đang thực hiện, chưa đến hạn: có văn bản b.",
        "1 chỉ tiêu chưa có báo cáo: có văn bản c.",
    ]


def test_documents_of_one_state_are_one_sentence() -> None:
    """Nothing reported on two of them is said once."""
    wanted = [target(n, indicator=None) for n in ("a", "b")]
    report = words(submission(), plans=[plan(*wanted)])
    assert [text(line) for line in documents_sentences(report)] == [
        "2 chỉ tiêu đánh giá bằng văn bản, việc làm chưa có báo cáo."
    ]


def test_what_went_well() -> None:
    """What is met before its day, and the rates that rose most; nothing is made up."""
    wanted = plan(target(deadline=LATER), target("b", value="100", split=CHILDREN, deadline=LATER))
    history = {"2022-Q3": (submission(*counts(900), *counts(700, CHILDREN)),)}
    report = words(
        submission(*counts(920), *counts(800, CHILDREN)), plans=[wanted], history=history
    )
    assert [text(line) for line in strength_sentences(report)] == [
        "Đến ngày 14/12/2022, 1 chỉ tiêu định lượng đã đạt mức yêu cầu, cần duy trì đến thời hạn:"
        " tiêm mũi 3 cho người từ 18 tuổi trở lên.",
        "Trong các chỉ tiêu được giao, tăng nhiều nhất so với quý III năm 2022: tỷ lệ tiêm mũi 2"
        " cho người từ 12 đến dưới"
        " 18 tuổi 80% (tăng 10 điểm phần trăm); tỷ lệ tiêm mũi 3 cho người từ 18 tuổi trở lên 92%"
        " (tăng 2 điểm phần trăm).",
    ]
    assert strength_sentences(words(submission())) == []


def test_what_fails_is_not_praised_for_having_risen() -> None:
    """Of one that fails and one that is met the latter alone is named, though it rose less."""
    failed = target("b", value="100", split=CHILDREN, deadline=DAY)
    history = {"2022-Q3": (submission(*counts(900), *counts(700, CHILDREN)),)}
    sent = submission(*counts(920), *counts(800, CHILDREN))
    report = words(sent, plans=[plan(target(deadline=LATER), failed)], history=history)
    assert text(strength_sentences(report)[-1]) == (
        "Trong các chỉ tiêu không thuộc phần tồn tại, tăng nhiều nhất so với quý III năm 2022: tỷ"
        " lệ tiêm mũi 3 cho người từ 18 tuổi trở lên 92% (tăng 2 điểm phần trăm)."
    )


def test_a_ceiling_is_not_met_before_its_day() -> None:
    """It may be exceeded until then; once the day is past it is met."""
    ceiling = target(operator=Operator.AT_MOST, value="95", name="Không quá mức")
    report = words(submission(*counts(920)), plans=[plan(replace(ceiling, deadline=LATER))])
    assert text(strength_sentences(report)[0]) == (
        "Đến ngày 14/12/2022, 1 chỉ tiêu chưa vượt mức được giao: không quá mức."
    )
    report = words(submission(*counts(920)), plans=[plan(replace(ceiling, deadline=DAY))])
    assert text(strength_sentences(report)[0]).startswith("Đạt 1 chỉ tiêu định lượng đến hạn")


def test_who_leads_has_somebody_behind() -> None:
    """One district that alone is complete leads nobody, in however many things."""
    splits = (ADULTS_D3, CHILDREN, dose("12-17", "d1"))
    wanted = [target(str(number), split=split) for number, split in enumerate(splits)]

    def told(*districts: str) -> str:
        sent = [
            obs(element, count - number, area=area, split=split)
            for number, area in enumerate(districts)
            for split in splits
            for element, count in (("vaccinated", 930), ("eligible_population", 1000 + number))
        ]
        report = words(submission(*sent), plans=[plan(*wanted)])
        return " ".join(text(line) for line in strength_sentences(report))

    assert "nhiều chỉ tiêu nhất" in told(CITY, CAO_LOC)
    assert "nhiều chỉ tiêu nhất" not in told(CITY)


def test_what_is_due_by_the_end_of_the_time_is_met_but_not_early() -> None:
    """The quarter closes on 14/12; a day in December, or one that passed, is no later day. What
    two documents ask for is early only for both."""
    due = [target(deadline=date(2022, 12, 31)), target("b", split=CHILDREN, deadline=LATER)]
    again = plan(target("c", split=CHILDREN, deadline=date(2022, 6, 30)), id="chi-thi")
    report = words(submission(*counts(920), *counts(950, CHILDREN)), plans=[plan(*due), again])
    assert [text(line) for line in strength_sentences(report)] == [
        "Đạt 2 chỉ tiêu định lượng đến hạn: tiêm mũi 3 cho người từ 18 tuổi trở lên; tiêm mũi 3"
        " cho người từ 18 tuổi trở lên."
    ]


def test_every_target_is_in_one_of_the_states_told() -> None:
    """The states add up to the total; those that nobody is in are not named."""
    wanted = plan(
        target(deadline=DAY),
        target("b", value="100", split=CHILDREN, deadline=LATER),
        target("c", split=dose("12-17", "d1"), deadline=LATER),
        target("d", indicator=None),
    )
    report = words(submission(*counts(820), *counts(950, CHILDREN)), plans=[wanted])
    told = standing_words(report)
    assert text(told) == (
        "trong 4 chỉ tiêu: 1 không đạt, 1 chưa đến hạn, 2 chưa có số liệu hoặc báo cáo"
    )
    assert figures(told) == ["4", "1", "1", "2"]
    assert {status for states in STATES.values() for status in states} == set(TargetStatus)


def test_what_a_reader_has_to_know_who_reads_no_further() -> None:
    """The first counts with their changes, the period named once; how many targets are met and
    missed, and by how much; who sent nothing. No zero that was zero."""
    sent = submission(*counts(820), obs("new_cases", 1900), obs("new_deaths", 2))
    before = submission(obs("new_cases", 1300), obs("new_deaths", 2), period="2022-Q3")
    plans = [plan(target(deadline=DAY))]
    missed = words(sent, plans=plans, history={"2022-Q3": (before,)})
    assert text(highlights_sentence(missed)) == (
        "Tóm tắt: số ca mắc mới trong kỳ 1.900 ca (tăng 600 ca so với quý III năm 2022);"
        " số ca tử vong trong kỳ 2 ca (không đổi); 1 chỉ tiêu không đạt; chưa đạt yêu cầu: tiêm"
        " mũi 3 cho người từ 18 tuổi trở lên (82%, còn thiếu 80 người); 3 đơn vị chưa gửi số liệu."
    )
    none = words(submission(obs("new_cases", 0), obs("new_deaths", 5)))
    assert text(highlights_sentence(none)).startswith("Tóm tắt: số ca tử vong trong kỳ 5 ca")
    assert highlights_sentence(words(submission(), plans=[plan(target())])) == ()


def test_of_several_targets_the_one_furthest_off_is_named() -> None:
    """Whatever their order, in proportion to what is asked."""
    sent = submission(*counts(820), *counts(700, CHILDREN))
    wanted = (target("a", deadline=DAY), target("b", value="100", split=CHILDREN, deadline=DAY))
    for targets in (wanted, wanted[::-1]):
        told = text(highlights_sentence(words(sent, plans=[plan(*targets)])))
        assert "; xa yêu cầu nhất là " in told
        assert "70%" in told
        assert "82%" not in told
