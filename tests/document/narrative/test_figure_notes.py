"""What a reviewer reads of a figure."""

from __future__ import annotations

from datetime import date

from baocao.document.narrative.figure_notes import FigureNotes
from baocao.document.narrative.words import Words
from baocao.results.ledger.model import Figure, stated
from baocao.results.ledger.target_figures import of_days_overdue
from tests.document.narrative.sample import words
from tests.results.sample import (
    ADULTS_D3,
    CITY,
    DINH_LAP,
    obs,
    plan,
    progress,
    submission,
    target,
    task,
)


def told(made: Words, figure: Figure | None) -> tuple[str, ...]:
    assert figure is not None
    return FigureNotes(made, [figure])[figure.id]


def coverage(*submissions: tuple[int, str], **others: object) -> Words:
    """Words of a report where units counted so many vaccinated of 100."""
    sent = [
        submission(
            obs("vaccinated", top, area, ADULTS_D3, definition="đã tiêm mũi 3"),
            obs(
                "eligible_population", 100, area, ADULTS_D3,
                provider="so-dang-ky", definition="người từ 18 tuổi",
            ),
            unit=area,
        )
        for top, area in submissions
    ]  # fmt: skip
    return words(*sent, **others)


def test_a_share_with_counts_cells_day_and_verdict() -> None:
    """Everything that the number was made from, in the order in which one checks it."""
    made = coverage((80, "20"), plans=[plan(target())])
    result = made.data.find("coverage", ADULTS_D3)
    assert result is not None
    lines = told(made, made.figures.of_result(result))
    top, bottom = (source.cell for source in result.sources)
    assert lines == (
        "Công thức: số người đã tiêm mũi đang xét / số người thuộc diện tiêm mũi đó x 100",
        "Tử số: 80; đã tiêm mũi 3",
        "Mẫu số: 100; so-dang-ky; người từ 18 tuổi",
        f"Ô nguồn: 2022-Q4/20.xlsx › Số liệu › {top}, {bottom}",
        "Ngày số liệu: 14/12/2022",
        "Đánh giá: Kế hoạch số 10/KH-UBND, Tiêm mũi 3 cho người từ 18 tuổi trở lên: chưa đến hạn",
        "Mã con số: coverage.18plus.d3.20.value",
    )


def test_the_first_three_cells_are_named_and_the_others_counted() -> None:
    """A sum over many districts stays readable."""
    made = coverage((80, "20"), (70, CITY), (60, DINH_LAP))
    figure = Figure(
        "sum", "210", made.data.results[0].quantity.value, "count", stated("cộng"),
        sources=tuple(s for r in made.data.results for s in r.sources),
    )  # fmt: skip
    (cells,) = [line for line in told(made, figure) if line.startswith("Ô nguồn")]
    assert cells.count("›") == 4
    assert cells.endswith(" và 3 ô khác")


def test_a_plain_count_has_no_numerator() -> None:
    """Its value is the count itself."""
    made = words(submission(obs("new_cases", 12)))
    result = made.data.find("new_cases")
    assert result is not None
    assert not any(line.startswith("Tử số") for line in told(made, made.figures.of_result(result)))


def test_a_value_of_the_period_before_is_told() -> None:
    """With the period that it is of."""
    before = submission(obs("new_cases", 30, as_of=date(2022, 9, 14)), period="2022-Q3")
    made = words(submission(obs("new_cases", 12)), history={"2022-Q3": (before,)})
    result = made.data.find("new_cases")
    assert result is not None
    assert "Kỳ trước: 30 (2022-Q3)" in told(made, made.figures.of_result(result))


def test_days_overdue_name_the_task() -> None:
    """A task's verdict has the task's own words."""
    rows = [progress("1", "in_progress")]
    made = words(submission(rows=rows), plans=[plan(tasks=[task()])])
    lines = told(made, of_days_overdue(made.figures, made.data.tasks[0]))
    assert "Đánh giá: Kế hoạch số 10/KH-UBND, Rà soát phương án: quá hạn" in lines
    assert any(line.startswith("Ô nguồn: ") for line in lines)
