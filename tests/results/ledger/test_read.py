"""ledger.json is read back to what was written, or refused with one clear message."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from baocao.core.errors import BaocaoError
from baocao.core.report_key import ReportKey
from baocao.results.ledger.figures import figures_of
from baocao.results.ledger.model import Figure, FormulaKind, Verdict, stated
from baocao.results.ledger.people import WrittenNumber
from baocao.results.ledger.read import read_ledger
from baocao.results.ledger.target_figures import of_gap
from baocao.results.ledger.texts import CAPTION, ROW, ComputedText, TextPart
from baocao.results.ledger.write import ledger_json
from tests.results.sample import (
    ADULTS_D3,
    PERIOD,
    obs,
    plan,
    report_data,
    submission,
    target,
)

KEY = ReportKey("covid-19", "lang-son", "2022-Q4")

NAME = "reports/covid-19/lang-son/2022-Q4/ledger.json"
DATA = report_data(
    submission(
        obs("vaccinated", 901, split=ADULTS_D3, provider="so-tiem", definition="đã tiêm"),
        obs("eligible_population", 1007, split=ADULTS_D3),
    ),
    plans=[plan(target(value="95"))],
)


def figures() -> list[Figure]:
    result = DATA.find("coverage", ADULTS_D3)
    assert result is not None
    made = figures_of(DATA)
    numerator = made.of_numerator(result)
    assert numerator is not None
    gap = of_gap(made, DATA.targets[0])
    assert gap is not None
    met = made.count("targets.met", 1, "số chỉ tiêu đạt")
    return [made.of_result(result), numerator, met, gap]


def written() -> bytes:
    return ledger_json(KEY, PERIOD, figures())


def test_reading_gives_back_what_was_written() -> None:
    """A ledger read and written again is the same text: nothing is lost or rounded."""
    ledger = read_ledger(written(), NAME)
    assert ledger.key == KEY
    assert (ledger.start, ledger.end, ledger.cutoff) == (PERIOD.start, PERIOD.end, PERIOD.cutoff)
    assert ledger_json(KEY, PERIOD, ledger.figures) == written()


def test_figures_are_found_by_id() -> None:
    """A known id gives its figure with its cells, an unknown one nothing."""
    ledger = read_ledger(written(), NAME)
    found = ledger.find("coverage.18plus.d3.20.value")
    assert found is not None
    assert found.text == "89,47%"
    assert found.numerator is not None
    assert found.numerator.sources == figures()[0].sources[:1]
    assert ledger.find("coverage.18plus.d3.20") is None


def test_a_formula_keeps_its_operands() -> None:
    """A figure that was made from others names them after reading."""
    *_, gap = read_ledger(written(), NAME).figures
    assert gap.formula.kind is FormulaKind.GAP
    assert [(operand.text, operand.figure) for operand in gap.formula.operands] == [
        ("95%", "ke-hoach.d3.target"),
        ("89,47%", "coverage.18plus.d3.20.value"),
    ]


def test_a_ledger_without_the_formulas_parts_has_their_words() -> None:
    """Reports that were issued by version 0.1 are still traced, by what they say."""
    data = json.loads(written())
    for figure in data["figures"]:
        del figure["formula_parts"]
    ledger = read_ledger(json.dumps(data).encode(), NAME)
    assert ledger.figures[0].formula == stated(data["figures"][0]["formula"])


def test_fields_of_a_newer_version_are_passed_over() -> None:
    """What a newer version adds does not stop the reading of what is known."""
    data = json.loads(written()) | {"issue": 1}
    data["figures"][0]["colour"] = "red"
    assert len(read_ledger(json.dumps(data).encode(), NAME).figures) == 4


def without(key: str) -> Callable[[dict[str, Any]], Any]:
    return lambda data: data.pop(key)


def figure_without(key: str) -> Callable[[dict[str, Any]], Any]:
    return lambda data: [figure.pop(key) for figure in data["figures"]]


def put(key: str, value: object) -> Callable[[dict[str, Any]], Any]:
    return lambda data: data["figures"][1].update({key: value})


BAD: list[tuple[Callable[[dict[str, Any]], Any], str]] = [
    (without("window"), "phiên bản cũ ghi, thiếu: window"),
    (figure_without("verdicts"), "phiên bản cũ ghi, thiếu: verdicts"),
    (put("value", "nhiều"), "figures.1.value: sổ số liệu hỏng: giá trị sai kiểu"),
    (put("bound", "≈"), "figures.1.bound: sổ số liệu hỏng: giá trị sai kiểu"),
    (put("as_of", "hôm qua"), "figures.1.as_of: sổ số liệu hỏng: giá trị sai kiểu"),
    (put("text", ""), "figures.1.text: sổ số liệu hỏng: giá trị sai kiểu"),
]


@pytest.mark.parametrize(("spoil", "message"), BAD)
def test_wrong_ledgers_are_refused(spoil: Callable[[dict[str, Any]], Any], message: str) -> None:
    """One message says what is wrong, where, and that the report has to be built again."""
    data = json.loads(written())
    spoil(data)
    with pytest.raises(BaocaoError) as caught:
        read_ledger(json.dumps(data).encode(), NAME)
    (problem,) = caught.value.problems
    assert message in str(problem)
    assert NAME in str(problem)
    assert "baocao report" in problem.todo


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b"null"])
def test_what_is_no_ledger_is_refused(content: bytes) -> None:
    """Half-written files and other JSON end in a message, never in a traceback."""
    with pytest.raises(BaocaoError, match="sổ số liệu hỏng") as caught:
        read_ledger(content, NAME)
    (problem,) = caught.value.problems
    assert NAME in problem.where
    assert "baocao report" in problem.todo


def test_computed_words_and_numbers_of_people_come_back() -> None:
    """Each with its parts, verdicts and place; what is empty is not in the file."""
    verdict = Verdict("ke-hoach", "d3", "MET")
    texts = (
        ComputedText(
            "text.table-1.1", ROW, "Tiêm mũi 3 | 90%", "Bảng 1",
            (TextPart("label", "Tiêm mũi 3"), TextPart("verdict", "Đạt", verdict)),
            ("coverage.18plus.d3.20.value",),
        ),
        ComputedText("text.caption-1", CAPTION, "Bảng 1. Chỉ tiêu"),
    )  # fmt: skip
    numbers = (
        WrittenNumber("512", "I. Dịch", "khoảng 512 ca", "loi.md", 3, ("new_cases.20.value",), "A"),
        WrittenNumber("7", "II. Tiêm", "7 đợt", "loi.md", 9),
    )
    content = ledger_json(KEY, PERIOD, figures(), texts, numbers)
    ledger = read_ledger(content, NAME)
    assert (ledger.texts, ledger.written) == (texts, numbers)
    assert ledger_json(KEY, PERIOD, ledger.figures, ledger.texts, ledger.written) == content
    plain = {"id": "text.caption-1", "kind": CAPTION, "text": "Bảng 1. Chỉ tiêu"}
    assert json.loads(content)["texts"][1] == plain
    assert [number.is_open for number in numbers] == [False, True]
