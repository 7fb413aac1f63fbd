"""What version 0.1 wrote says today what it would say today."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from baocao.archive.built.run import FindingFacts, PlanUsed, RunFacts, SentFile
from baocao.archive.built.version_0_1 import ledger_today, run_today
from baocao.core.earlier_layout import named_today
from baocao.core.quantities import Quantity
from baocao.core.report_key import ReportKey
from baocao.results.ledger.model import Figure, stated
from baocao.results.ledger.read import read_ledger
from baocao.results.ledger.write import ledger_json
from baocao.results.model import Amount
from baocao.submissions.workbooks.model import SourceCell
from tests.results.sample import PERIOD

KEY = ReportKey("covid-19", "lang-son", "2022-Q1")
SENT = "data/submissions/lang-son/2022-Q1/a.xlsx"
TODAY = "data/submissions/covid-19/lang-son/2022-Q1/a.xlsx"
FINDING = FindingFacts(rule="r", severity="note", message="m", where=f"{SENT} › Số liệu › C1")
RUN = RunFacts(
    parameters=ReportKey("", "lang-son", "2022-Q1"),
    plans=(PlanUsed("p", 1, "data/plans/lang-son/p.yaml", "ab"),),
    submissions=(SentFile(SENT, "cd", synthetic=False),),
    finding_list=(FINDING, replace(FINDING, where="")),
    inputs={SENT: "cd", "data/areas.csv": "ef"},
    outputs={"bao-cao.docx": "01"},
    figures=3,
)


def test_a_run_of_version_0_1_names_files_by_their_places_today() -> None:
    """Its programme as well; a finding keeps its sheet and cell, and what came out its hash."""
    assert run_today(RUN, KEY) == RunFacts(
        parameters=ReportKey("covid-19", "lang-son", "2022-Q1"),
        plans=(PlanUsed("p", 1, "data/programmes/covid-19/plans/lang-son/p.yaml", "ab"),),
        submissions=(SentFile(TODAY, "cd", synthetic=False),),
        finding_list=(
            replace(FINDING, where=f"{TODAY} › Số liệu › C1"),
            replace(FINDING, where=""),
        ),
        inputs={TODAY: "cd", "data/areas.csv": "ef"},
        outputs={"bao-cao.docx": "01"},
        figures=3,
    )


def test_findings_that_were_not_written_stay_unknown() -> None:
    """Unknown is not none."""
    assert run_today(replace(RUN, finding_list=None), KEY).finding_list is None
    assert run_today(replace(RUN, finding_list=()), KEY).finding_list == ()


def test_hashes_are_known_by_todays_names() -> None:
    """What is no programme's keeps its name."""
    assert named_today({SENT: "a", "templates/phrases.yaml": "b"}, "covid-19") == {
        TODAY: "a",
        "templates/phrases.yaml": "b",
    }


def test_a_ledger_of_version_0_1_names_the_cells_of_its_figures_by_their_places_today() -> None:
    """Of numerator, denominator and figure; all else stays as it was written."""
    figure = Figure("cases.20", "6.532", Decimal(6532), "cases", stated("số ca mắc"))
    old = read_ledger(ledger_json(KEY, PERIOD, [figure]), "ledger.json")
    then, now = (_traced(figure, file) for file in (SENT, TODAY))
    read = ledger_today(replace(old, figures=(then, figure)), KEY)
    assert read == replace(old, figures=(now, figure))


def _traced(figure: Figure, file: str) -> Figure:
    cells = [SourceCell(file, "cd", "Số liệu", cell) for cell in ("C1", "C2", "C3")]
    over, under = (Amount(Quantity(Decimal(1)), (cell,), "sở") for cell in cells[:2])
    return replace(figure, numerator=over, denominator=under, sources=(cells[2],))
