"""One report over many provinces: from what they published, where it is of one day and kind."""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from baocao.archive.built.folder import LEDGER_FILE
from baocao.archive.built.names import RUN_FILE
from baocao.archive.built.run import PartFacts, RunFacts, SentFile, dump_run
from baocao.build.compose.country import country_data
from baocao.build.compose.report import data_of
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import report_meant
from baocao.build.workspace.words_files import load_phrases
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.core.quantities import Quantity
from baocao.core.report_key import ReportKey
from baocao.definitions.areas.model import AdminUnit
from baocao.document.narrative.units import units_sentences
from baocao.document.narrative.words import words_of
from baocao.results.ledger.figures import figures_of
from baocao.results.ledger.write import ledger_json
from baocao.results.model import Amount, IndicatorResult
from baocao.results.report_data import ReportData
from baocao.submissions.workbooks.model import SourceCell
from tests.communes_project import ID, communes_project, send
from tests.other_programme import run

DAYS = {"2025-Q2": date(2025, 6, 14), "2025-Q3": date(2025, 9, 14)}
NUMBERS = {"2025-Q2": 63, "2025-Q3": 34}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return communes_project(tmp_path)


def provinces(project: Project, period: str) -> tuple[AdminUnit, ...]:
    return Definitions(project, ID).areas.children("VN", DAYS[period])


@dataclass(frozen=True)
class Published:
    """What a province's report has that others may have otherwise."""

    cases: int = 3
    day: date | None = None
    definition: str = "Dân số trung bình"
    synthetic: bool = False
    missing: tuple[str, ...] = ()
    parts: tuple[PartFacts, ...] = ()
    missing_parts: tuple[str, ...] = ()


def publish(project: Project, unit: AdminUnit, period: str, facts: Published | None = None) -> None:
    """A province's published report, with cases and people with nets."""
    definitions = Definitions(project, ID)
    facts = facts or Published()
    as_of, cases = facts.day or DAYS[period], facts.cases
    cell = SourceCell(f"data/submissions/{unit.slug}.xlsx", "0" * 64, "Số liệu", "E2")

    def amount(value: int, told: str = "") -> Amount:
        return Amount(Quantity(Decimal(value)), (cell,), "", told)

    catalogue = definitions.catalogue
    figures = figures_of(_empty(definitions, unit, period))
    results = [
        IndicatorResult(
            catalogue.indicators["new_bites"],
            unit,
            (),
            Quantity(Decimal(cases)),
            as_of,
            reported=False,
            numerator=amount(cases),
        ),
        IndicatorResult(
            catalogue.indicators["nets_share"],
            unit,
            (),
            Quantity(Decimal(80)),
            as_of,
            reported=False,
            numerator=amount(800),
            denominator=amount(1000, facts.definition),
        ),
    ]
    key, window = ReportKey(ID, unit.slug, period), definitions.period(period, unit.slug)
    ledger = ledger_json(key, window, [figures.of_result(result) for result in results])
    folder = project.report(key)
    folder.mkdir(parents=True)
    (folder / LEDGER_FILE).write_bytes(ledger)
    run_facts = RunFacts(
        parameters=ReportKey(ID, unit.slug, period),
        submissions=(SentFile("a.xlsx", "0" * 64, facts.synthetic),),
        expected=(unit.code, *facts.missing),
        received=(unit.code,),
        period_parts=facts.parts,
        missing_parts=facts.missing_parts,
        outputs={LEDGER_FILE: hashlib.sha256(ledger).hexdigest()},
    )
    (folder / RUN_FILE).write_bytes(dump_run(run_facts))


def _empty(definitions: Definitions, unit: AdminUnit, period: str) -> ReportData:
    """A report without targets, whose figures are printed as results alone make them."""
    from baocao.build.compose.load import inputs_of
    from baocao.build.workspace.collect import collect

    window = definitions.period(period, unit.slug)
    lang_son = definitions.areas.province("lang-son")
    inputs = inputs_of(definitions, collect(definitions, lang_son, window, ()))
    return ReportData(inputs, (), (), (), ())


def data_of_country(project: Project, period: str) -> ReportData:
    return country_data(report_meant(project, "ca-nuoc", period))


def told(project: Project, data: ReportData) -> list[str]:
    phrases = load_phrases(project, data.inputs.programme)
    return ["".join(map(str, one)) for one in units_sentences(words_of(data, phrases))]


@pytest.mark.parametrize(("period", "number"), [("2025-Q2", 63), ("2025-Q3", 34)])
def test_what_provinces_sent_themselves_goes_before_their_reports(
    project: Project, period: str, number: int
) -> None:
    """A programme whose units are the provinces: each sends a workbook of its own, but the last."""
    definitions = Definitions(project, ID)
    stated = project.of(ID).home / "programme.yaml"
    levels = r"levels: .*\nlevels_since:\n.*\n"
    text = re.sub(levels, "levels: [province]\n", stated.read_text("utf-8"))
    stated.write_text(text, encoding="utf-8")
    plans = project.of(ID).plans
    shutil.copytree(plans / "lang-son", plans / "ca-nuoc")
    day = definitions.period(period, "ca-nuoc").end
    units = definitions.areas.children("VN", day)
    publish(project, units[0], period, Published(cases=900))
    values = {unit: {"bites": n} for n, unit in enumerate(units[:-1], start=1)}
    send(project, "ca-nuoc", period, day, values)
    made = data_of(report_meant(project, "ca-nuoc", period))
    cases = made.find("new_bites")
    assert cases is not None
    assert len(units) == number
    assert cases.quantity.value == sum(range(1, number))
    assert cases.missing_areas == (units[-1].code,)
    told_of = made.find("new_bites", (), units[0].code)
    assert told_of is not None
    assert told_of.quantity.value == 1


@pytest.mark.parametrize("period", ["2025-Q2", "2025-Q3"])
def test_all_provinces_are_added_up(project: Project, period: str) -> None:
    """63 provinces to 30/6/2025, 34 since: each has its row, their sum is the country's."""
    units = provinces(project, period)
    assert len(units) == NUMBERS[period]
    for number, unit in enumerate(units):
        publish(project, unit, period, Published(cases=number))
    data = data_of_country(project, period)
    cases, nets = data.find("new_bites"), data.find("nets_share")
    assert cases is not None
    assert nets is not None
    assert cases.quantity.value == sum(range(len(units)))
    assert nets.denominator is not None
    assert nets.denominator.value == 1000 * len(units)
    assert len(cases.sources) == len(units)
    assert data.left_out == ()
    assert len(data.inputs.completeness.received) == len(units)
    assert [unit.code for unit in data.inputs.districts] == [unit.code for unit in units]
    assert told(project, data) == []


def test_who_differs_is_left_out_and_named(project: Project) -> None:
    """Another day, another count of people, synthetic data, units that are missing."""
    period = "2025-Q3"
    one, two, three, day, whom, made, lacking, *others = provinces(project, period)
    for unit in (one, two, three):
        publish(project, unit, period)
    publish(project, day, period, Published(day=date(2025, 9, 10)))
    publish(project, whom, period, Published(definition="Dân số thường trú"))
    publish(project, made, period, Published(synthetic=True))
    publish(project, lacking, period, Published(missing=("99999",)))
    data = data_of_country(project, period)
    nets = data.find("nets_share")
    assert nets is not None
    assert nets.denominator is not None
    assert nets.denominator.value == 3000
    assert set(nets.missing_areas) == {u.code for u in (day, whom, made, lacking, *others)}
    found = {one.province.code: one.difference.value for one in data.left_out}
    assert found == {
        day.code: "day",
        whom.code: "definition",
        made.code: "synthetic",
        lacking.code: "incomplete",
    }
    cases = data.find("new_bites")
    assert cases is not None
    assert cases.quantity.value == 3 * 4  # a count has no denominator to differ in
    assert len(data.inputs.completeness.missing) == len(others)
    sentences = told(project, data)
    assert len(sentences) == 4
    assert sentences[0].startswith("Số liệu cả nước không gồm ")
    assert "(ngày số liệu khác các tỉnh, thành phố còn lại)" in sentences[0]


def test_a_quarter_of_months_is_as_complete_as_each_of_them(project: Project) -> None:
    """Who lacks a month, or a unit in a month, is left out as one who lacks a unit of a quarter;
    figures that came in the department's workbook are not missing."""
    one, two, lacking, short, *_ = provinces(project, "2025-Q3")
    whole = PartFacts(
        "2025-07", synthetic=False, expected=("1", "2"), received=("1",), through=("2",)
    )
    publish(project, one, "2025-Q3", Published(parts=(whole,)))
    publish(project, two, "2025-Q3", Published(parts=(whole,)))
    some = PartFacts("2025-08", synthetic=False, expected=("1", "2"), received=("1",))
    publish(project, lacking, "2025-Q3", Published(parts=(whole, some)))
    late = Published(parts=(whole,), missing_parts=("2025-08",))
    publish(project, short, "2025-Q3", late)
    data = data_of_country(project, "2025-Q3")
    cases = data.find("new_bites")
    assert cases is not None
    assert cases.quantity.value == 6
    assert {one.province.code for one in data.left_out} == {lacking.code, short.code}


def test_a_report_that_was_edited_is_not_taken(project: Project) -> None:
    """A ledger that is not as it was built counts as missing."""
    one, two, three, *_ = provinces(project, "2025-Q3")
    for unit in (one, two, three):
        publish(project, unit, "2025-Q3")
    ledger = project.report(ReportKey(ID, three.slug, "2025-Q3")) / LEDGER_FILE
    ledger.write_text(ledger.read_text(encoding="utf-8") + " ", encoding="utf-8")
    data = data_of_country(project, "2025-Q3")
    cases = data.find("new_bites")
    assert cases is not None
    assert cases.quantity.value == 6
    assert three in data.inputs.completeness.missing


def test_it_is_due_by_the_working_days_of_the_project(project: Project) -> None:
    """Days off of data/holidays.yaml count as they do for a province."""
    for unit in provinces(project, "2025-Q3")[:2]:
        publish(project, unit, "2025-Q3")
    due = data_of_country(project, "2025-Q3").inputs.deadline
    text = f"days: [{{date: {due}, working: false, reason: nghỉ, source: Thông báo}}]"
    project.holidays_file.write_text(text, encoding="utf-8")
    assert data_of_country(project, "2025-Q3").inputs.deadline < due


def test_without_any_report_it_is_said(project: Project) -> None:
    with pytest.raises(BaocaoError, match="chưa tỉnh nào có báo cáo kỳ 2025-Q3"):
        data_of_country(project, "2025-Q3")


def test_the_command_builds_it(project: Project) -> None:
    """With `--level country`: Word file, workbook, page and ledger, as of a province."""
    for unit in provinces(project, "2025-Q3"):
        publish(project, unit, "2025-Q3")
    done = run(project, "report", "--level", "country", "--period", "2025-Q3")
    assert done.returncode == 0, done.stdout + done.stderr
    folder = project.report(ReportKey(ID, "ca-nuoc", "2025-Q3"))
    names = {path.name for path in folder.iterdir()}
    assert {"bao-cao.docx", "tom-tat.docx", "phu-luc.xlsx", "bao-cao.html"} <= names
    again = run(project, "report", "--level", "country", "--period", "2025-Q3")
    assert "Không có gì thay đổi" in again.stdout
    verified = run(project, "verify", (folder / "bao-cao.docx").as_posix())
    assert verified.returncode == 0, verified.stdout + verified.stderr


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("--level", "commune", "--period", "2025-Q3"), "không có cấp “commune”"),
        (("--level", "country"), "cần nêu kỳ và không nêu tỉnh"),
        (("--level", "country", "--province", "lang-son", "--period", "2025-Q3"), "cần nêu kỳ"),
    ],
)
def test_what_makes_no_sense_is_refused(
    project: Project, words: tuple[str, ...], what: str
) -> None:
    done = run(project, "report", *words)
    assert done.returncode == 2
    assert what in done.stderr
