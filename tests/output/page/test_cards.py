"""A report at a glance: counts beside their thresholds, and the unit that is worst off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Any, cast

import pytest

from baocao.core.quantities import Bound, Quantity
from baocao.core.report_key import ReportKey
from baocao.definitions.programmes.model import MainIndicator, UnitRate
from baocao.document.content import Content, IndicatorContent, TargetContent, ThresholdContent
from baocao.output.page.cards import Card, cards, other_worst
from baocao.output.page.view import ReportView
from baocao.results.ledger.model import Figure, Formula, FormulaKind
from baocao.results.model import Amount
from tests.output.page.test_report_page import target

AREAS = {"20": "Tỉnh", "183": "Cao Lộc", "187": "Chi Lăng", "189": "Đình Lập"}
COVERED = MainIndicator(indicator="coverage", label="Tiêm mũi 3")
SICK = MainIndicator(indicator="cases", label="Ca mắc sởi", split="measles")
DEADLY = MainIndicator(indicator="rate", label="Tử vong trên ca mắc", split="measles")
RATED = SICK.model_copy(update={"by_units": UnitRate(indicator="rate", label="Trên 100.000 dân")})


def figures(of: str, values: dict[str, int], split: str = "") -> list[Figure]:
    """A value for each area; "=" but for a negative number, which is a mere limit."""
    cut = (("disease", split),) if split else ()
    return [
        Figure(
            f"{of}.{area}.value", f"{abs(value)}", Decimal(abs(value)), "cases",
            Formula(FormulaKind.COUNT), Bound.BELOW if value < 0 else Bound.EXACT, of, area, cut,
        )
        for area, value in values.items()
    ]  # fmt: skip


def indicator(id_: str, direction: str, **splits: str) -> IndicatorContent:
    counts = id_ == "cases"
    return IndicatorContent(id_, id_, "t", "", "", "", direction, "cases", splits, counts)


KNOWN = (
    indicator("coverage", "higher", **{"": "Độ phủ"}),
    indicator("cases", "lower", measles="Sởi", mumps="Quai bị", rabies="Dại"),
    indicator("rate", "lower", measles="Sởi trên 100.000 dân"),
)


def threshold(split: str, state: str, limit: str = "5,20") -> ThresholdContent:
    return ThresholdContent("cases", split, limit, "", state, state, in_force=True)


def shown(
    found: list[Figure],
    main: MainIndicator,
    *thresholds: ThresholdContent,
    targets: Sequence[TargetContent] = (),
) -> dict[str, Card]:
    """The cards of a report of these figures, by their labels."""
    view = view_of(found, *thresholds, targets=targets)
    return {card.label: card for card in cards(view, [main], {})}


def view_of(
    found: list[Figure], *thresholds: ThresholdContent, targets: Sequence[TargetContent] = ()
) -> ReportView:
    content: Any = SimpleNamespace(
        targets=targets, tasks=(), areas=AREAS, province=SimpleNamespace(code="20"),
        indicators=KNOWN, thresholds=thresholds,
    )  # fmt: skip
    key = ReportKey("p", "lang-son", "2022-Q4")
    return ReportView(key, cast(Content, content), tuple(found), ())


def test_a_card_tells_the_target_that_judges_its_value() -> None:
    """The one that is missed before one that is met; of what ended nothing."""
    key = {"indicator": "coverage", "asked": 100.0, "operator": ">="}
    targets = [
        target(id="met", status="MET", **key),
        target(id="missed", status="NOT_MET", **key),
        target(id="ended", status="NOT_MET", ended=True, **key),
    ]
    wanted = (("missed", "bad"), ("met", "good"), (None, ""))
    for held, (id_, kind) in zip(
        (targets, [targets[0], targets[2]], targets[2:]), wanted, strict=True
    ):
        card = shown(figures("coverage", {"20": 80}), COVERED, targets=held)[COVERED.label]
        assert (card.target.id if card.target else None, card.kind) == (id_, kind)
        assert card.unasked is (id_ is None)


def test_a_target_that_is_not_judged_is_one() -> None:
    """Its value is neither good nor bad, and not one that nobody asks for."""
    waits = target(status="NOT_DUE", indicator="coverage", asked=100.0, operator=">=")
    card = shown(figures("coverage", {"20": 80}), COVERED, targets=[waits])[COVERED.label]
    assert (card.target, card.kind, card.unasked) == (waits, "", False)


def test_what_the_scorecard_lacks_is_told_with_who_is_worst_off() -> None:
    """What a target asks for first; nothing of what the scorecard has."""
    areas = {"20": 80, "183": 70, "187": 60}
    found = [*figures("coverage", areas), *figures("rate", areas, "measles")]
    asks = target(indicator="rate", split="measles", status="NOT_MET")
    view = view_of(found, targets=[asks])
    told = [(name, one.unit.name, one.lowest) for name, one in other_worst(view, [])]
    assert told == [("Sởi trên 100.000 dân", "Cao Lộc", False), ("Độ phủ", "Chi Lăng", True)]
    assert [name for name, _ in other_worst(view, [COVERED])] == ["Sởi trên 100.000 dân"]
    assert list(other_worst(view, [COVERED, RATED])) == []


def test_the_targets_add_up() -> None:
    """Those that are met, and what is told below them: also why some are not judged."""
    counts = {
        "MET": ("Đạt", 2),
        "NOT_MET": ("Không đạt", 1),
        "ON_TRACK": ("Đúng tiến độ", 3),
        "NOT_DUE": ("Chưa đến hạn", 4),
        "NOT_REPORTED": ("Chưa có số liệu", 5),
    }
    targets = [
        target(id=f"{status}{number}", status=status, status_text=words)
        for status, (words, count) in counts.items()
        for number in range(count)
    ]
    card = shown([], COVERED, targets=targets)["Chỉ tiêu đạt"]
    assert card.value == "2/15"
    assert card.note == (
        "1 không đạt, 3 đúng tiến độ, 9 chưa đánh giá (4 chưa đến hạn, 5 chưa có số liệu)"
    )


def of_counts(found: list[Figure], counts: dict[str, tuple[int, int]]) -> list[Figure]:
    """The figures as rates of so many events among so many people."""

    rates = []
    for figure in found:
        above, below = (
            Amount(Quantity(Decimal(n)), ()) for n in counts.get(figure.area or "", (0, 0))
        )
        rates.append(replace(figure, numerator=above, denominator=below))
    return rates


WORST: dict[str, tuple[MainIndicator, list[Figure], tuple[str, bool, int, str] | None]] = {
    "the lowest where more is better": (
        COVERED,
        figures("coverage", {"20": 80, "183": 70, "187": 60, "189": 90}),
        ("Chi Lăng", True, 0, ""),
    ),
    "one of two that are as low": (
        COVERED,
        figures("coverage", {"20": 80, "183": 70, "187": 60, "189": 60}),
        ("Chi Lăng", True, 1, ""),
    ),
    "the highest where less is better": (
        DEADLY,
        figures("rate", {"20": 9, "183": 2, "189": 7}, "measles"),
        ("Đình Lập", False, 0, ""),
    ),
    "nobody by a mere count": (
        SICK,
        figures("cases", {"20": 9, "183": 2, "189": 7}, "measles"),
        None,
    ),
    "by the rate where there is one": (
        RATED,
        figures("cases", {"20": 9, "183": 2, "189": 7}, "measles")
        + figures("rate", {"183": 4, "189": 3}, "measles"),
        ("Cao Lộc", False, 0, "Trên 100.000 dân"),
    ),
    "nobody by one death": (
        DEADLY,
        of_counts(
            figures("rate", {"20": 1, "183": 1, "189": 0}, "measles"),
            {"183": (1, 103_000), "189": (0, 60_000)},
        ),
        None,
    ),
    "nobody of few where others have enough": (
        DEADLY,
        of_counts(
            figures("rate", {"20": 9, "183": 80, "187": 7, "189": 3}, "measles"),
            {"183": (2, 2_500), "187": (70, 1_000_000), "189": (30, 1_000_000)},
        ),
        ("Chi Lăng", False, 0, ""),
    ),
    "nobody where no unit has the rate": (
        RATED,
        figures("cases", {"20": 9, "183": 2, "189": 7}, "measles"),
        None,
    ),
    "nobody where all are equal": (COVERED, figures("coverage", dict.fromkeys(AREAS, 50)), None),
    "nobody where one is a mere limit": (
        COVERED,
        figures("coverage", {"20": 80, "183": 70, "187": -75}),
        None,
    ),
    "nobody where units sent nothing": (COVERED, figures("coverage", {"20": 80}), None),
}


@pytest.mark.parametrize(("main", "found", "wanted"), WORST.values(), ids=WORST)
def test_a_card_names_the_unit_that_is_worst_off(
    main: MainIndicator, found: list[Figure], wanted: tuple[str, bool, int, str] | None
) -> None:
    worst = shown(found, main)[main.label].worst
    told = (worst.unit.name, worst.lowest, worst.others, worst.of) if worst else None
    assert told == wanted


def test_what_is_above_its_threshold_comes_first() -> None:
    """A main figure or not; below it, or without one, only the main figures have a card."""
    found = [
        *figures("cases", {"20": 1}, "measles"),
        *figures("cases", {"20": 9}, "mumps"),
        *figures("cases", {"20": 2}, "rabies"),
    ]
    one, other, third = (
        threshold("measles", "NOT_ABOVE"),
        replace(threshold("mumps", "ABOVE"), label="Ca mắc quai bị"),
        threshold("rabies", "UNKNOWN", limit=""),
    )
    unlabelled = shown(found, SICK, one, replace(other, label=""), third)
    assert next(iter(unlabelled)) == "Quai bị"
    all_ = shown(found, SICK, one, other, third)
    assert list(all_) == ["Ca mắc quai bị", "Ca mắc sởi", "Điểm cần lưu ý về số liệu"]
    assert (all_["Ca mắc quai bị"].kind, all_["Ca mắc quai bị"].threshold) == ("bad", other)
    assert (all_["Ca mắc sởi"].kind, all_["Ca mắc sởi"].threshold) == ("", one)
