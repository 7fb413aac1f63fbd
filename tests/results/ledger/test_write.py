"""ledger.json keeps the contract of the design."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from baocao.core.report_key import ReportKey
from baocao.results.ledger.figures import figures_of
from baocao.results.ledger.model import Figure
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

DATA = report_data(
    submission(
        obs("vaccinated", 900, split=ADULTS_D3, provider="so-tiem", definition="đã tiêm"),
        obs("eligible_population", 1000, split=ADULTS_D3),
    ),
    plans=[plan(target())],
)

FORMULA = "số người đã tiêm mũi đang xét / số người thuộc diện tiêm mũi đó x 100"


def coverage() -> Figure:
    result = DATA.find("coverage", ADULTS_D3)
    assert result is not None
    return figures_of(DATA).of_result(result)


def test_window_and_province() -> None:
    """The window of an administrative quarter, as dates."""
    ledger = json.loads(ledger_json(KEY, PERIOD, []))
    assert ledger == {
        "programme": "covid-19",
        "province": "lang-son",
        "period": "2022-Q4",
        "window": {"start": "2022-09-15", "end": "2022-12-14", "cutoff": "2022-12-14"},
        "figures": [],
        "texts": [],
        "written": [],
    }


def test_a_figure_says_all_it_was_made_from() -> None:
    """Text as printed, exact value, both components with file, hash, sheet and cell."""
    (figure,) = json.loads(ledger_json(KEY, PERIOD, [coverage()]))["figures"]
    top, bottom = figure.pop("numerator"), figure.pop("denominator")
    (cell,) = top.pop("sources")
    assert set(cell) == {"file", "sha256", "sheet", "cell"}
    assert top == {"value": 900, "bound": "=", "provider": "so-tiem", "definition": "đã tiêm"}
    assert bottom["value"] == 1000
    assert figure.pop("sources") == [cell, *bottom["sources"]]
    verdict = {"plan": "ke-hoach", "target": "d3", "status": "MET"}
    assert figure == {
        "id": "coverage.18plus.d3.20.value",
        "text": "90%",
        "value": 90,
        "unit": "percent",
        "bound": "=",
        "indicator": "coverage",
        "area": "20",
        "disaggregation": {"age_group": "18plus", "dose": "d3"},
        "as_of": "2022-12-14",
        "formula": FORMULA,
        "formula_parts": {"kind": "ratio", "words": FORMULA, "multiplier": 100},
        "verdicts": [verdict],
        **verdict,
    }


def test_vietnamese_is_readable_in_the_file() -> None:
    """No escapes: the ledger is read by people too."""
    assert "số người đã tiêm" in ledger_json(KEY, PERIOD, [coverage()]).decode()


def test_a_figure_printed_twice_is_one_entry_in_order_of_appearance() -> None:
    """The order is that of the report."""
    first, second = coverage(), replace(coverage(), id="other")
    ledger = json.loads(ledger_json(KEY, PERIOD, [first, second, first]))
    assert [figure["id"] for figure in ledger["figures"]] == [first.id, "other"]


def test_one_id_never_prints_two_texts() -> None:
    """A figure that reads differently in two places is an error of the program."""
    with pytest.raises(ValueError, match="90%"):
        ledger_json(KEY, PERIOD, [coverage(), replace(coverage(), text="91%")])
