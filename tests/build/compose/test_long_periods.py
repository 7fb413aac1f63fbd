"""Reports on 6 months, 9 months and years, from the repository's own quarters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from baocao.build.compose.load import load_inputs
from baocao.build.compose.output import run_facts
from baocao.build.workspace.collect import collect
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import report_meant
from baocao.document.blocks import AdministrativeDocument, Block, Paragraph, Table
from baocao.document.contents import blocks_in, figures_in
from baocao.results.ledger.write import ledger_json
from baocao.submissions.validation.model import Finding
from tests.build.compose.composed import PROJECT, context_of, document_of
from tests.conftest import ROOT
from tests.regimes import administrative
from tests.results.sample import DISTRICTS, obs, submission

DONG_THAP = "dong-thap"


def words(block: Block) -> str:
    """What a paragraph or the note of a table says."""
    inlines = block.inlines if isinstance(block, Paragraph) else ()
    inlines = block.note if isinstance(block, Table) else inlines
    return "".join(i.text for i in inlines)


def lines(document: AdministrativeDocument) -> list[str]:
    return [text for text in map(words, blocks_in(document)) if text]


def cells(folder: Path, element: str) -> Iterator[Decimal]:
    """Every value of an element in a folder's workbooks, read without the package."""
    for file in sorted(folder.glob("*.xlsx")):
        rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_name("Số liệu").to_python()
        head = next(row for row in rows if "Mã thành phần số liệu" in row)
        code, value = head.index("Mã thành phần số liệu"), head.index("Giá trị")
        for row in rows[rows.index(head) + 1 :]:
            if row[code] == element:
                yield Decimal(str(row[value]))


@pytest.mark.parametrize(
    ("period", "subject", "window"),
    [
        ("2022-H2", "6 tháng cuối năm 2022", "từ ngày 15/6/2022 đến ngày 14/12/2022"),
        ("2022-9M", "9 tháng năm 2022", "từ ngày 15/12/2021 đến ngày 14/9/2022"),
        ("2022", "COVID-19 năm 2022", "từ ngày 15/12/2021 đến ngày 14/12/2022"),
    ],
)
def test_subject_and_window_are_those_of_the_longer_period(
    period: str, subject: str, window: str
) -> None:
    """By the administrative calendar."""
    document = document_of(DONG_THAP, period)
    assert subject in document.subject
    assert window in words(document.opening[0])


def test_new_cases_of_half_a_year_are_all_cells_of_both_quarters() -> None:
    """The sum over the district workbooks, done by hand from the files."""
    quarters = [ROOT / "data/submissions/covid-19/dong-thap" / q for q in ("2022-Q3", "2022-Q4")]
    by_hand = sum(value for folder in quarters for value in cells(folder, "new_cases"))
    result = context_of(DONG_THAP, "2022-H2").data.find("new_cases")
    assert result is not None
    assert (result.quantity.value, result.missing_periods) == (by_hand, ())


def test_a_year_whose_first_quarters_lack_a_flow_marks_its_total() -> None:
    """In the sentence, in the table's cell, and in the note below."""
    document = document_of(DONG_THAP, "2022")
    assert (
        "Trong quý III và quý IV năm 2022: số ca mắc mới là 1.480 ca; số ca tử vong là 21 ca. Chưa"
        " đủ số liệu quý I và quý II năm 2022 để tính cả năm 2022."
    ) in lines(document)
    notes = [text for text in lines(document) if text.startswith("(*)")]
    assert notes
    assert all("Chỉ gồm số liệu quý III và quý IV năm 2022" in text for text in notes)


def test_a_missing_quarter_is_named_on_the_first_page_and_in_the_data_section() -> None:
    """Cao Bằng published nothing for the first quarter of 2023."""
    document = document_of("cao-bang", "2023-H1")
    notices = [words(notice) for notice in document.notices]
    assert notices == ["CHƯA ĐỦ SỐ LIỆU: báo cáo này chưa có số liệu quý I năm 2023."]
    received = [line for line in lines(document) if "Quý I năm 2023: chưa có số liệu." in line]
    assert len(received) == 1
    assert "chưa có đơn vị nào trên địa bàn (0/10) gửi báo cáo" in received[0]


def test_run_json_names_missing_parts() -> None:
    """For programs that read the facts of a run."""
    data = context_of("cao-bang", "2023-H1").data
    facts = run_facts(document_of("cao-bang", "2023-H1"), data)
    assert facts.missing_parts == ("2023-Q1",)
    assert [part.period for part in facts.period_parts] == ["2023-Q1", "2023-Q2"]


def test_a_mix_of_real_and_synthetic_quarters_is_said_on_the_first_page() -> None:
    """How many of the files, and of which quarters."""
    (notice,) = document_of(DONG_THAP, "2022").notices
    assert words(notice) == (
        "SỐ LIỆU MÔ PHỎNG: 26 trong 28 tệp số liệu của báo cáo này (quý III và quý IV năm"
        " 2022) là số liệu mô phỏng để vận hành thử, không phải số liệu thực tế của tỉnh."
    )


def test_comparisons_are_with_the_same_kind_of_period() -> None:
    """A half-year stands beside half-years, never beside a quarter."""
    inputs = load_inputs(report_meant(PROJECT, DONG_THAP, "2022-H2"))
    assert (inputs.previous, inputs.last_year) == ("2022-H1", "2021-H2")
    assert {"2022-H1", "2021-H2"} <= inputs.history.keys()
    assert [sent.period for sent in inputs.history["2022-H1"]] == ["2022-Q1", "2022-Q2"]


def _findings(period: str) -> tuple[Finding, ...]:
    return load_inputs(report_meant(PROJECT, "lang-son", period)).findings


def _at(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, str(finding.source), finding.confirmed


def test_each_quarter_is_checked_by_its_own_window() -> None:
    """The year has the findings of its quarters, confirmed as they were."""
    of_quarters = [f for q in ("2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4") for f in _findings(q)]
    assert sorted(map(_at, _findings("2022"))) == sorted(map(_at, of_quarters))


def test_a_total_that_falls_across_a_missing_quarter_is_found() -> None:
    """The last quarter with data is what the next one is compared with."""
    quarters = {"2022-Q1": (date(2022, 3, 14), 100), "2022-Q3": (date(2022, 9, 14), 90)}
    sent = tuple(
        submission(obs("cases_cumulative", value, as_of=day), period=quarter)
        for quarter, (day, value) in quarters.items()
    )
    definitions = Definitions(PROJECT, "covid-19")
    province = definitions.areas.province("lang-son")
    collected = collect(definitions, province, administrative("2022-9M"), sent)
    assert [part.key for part in collected.period_parts if part.is_missing] == ["2022-Q2"]
    assert "cumulative_falls" in {finding.rule for finding in collected.findings}


def test_a_finding_without_a_cell_says_its_quarter() -> None:
    """Else nobody knew when the district was missing."""
    first, *_ = DISTRICTS
    sent = (
        submission(unit=first.code, period="2022-Q3"),
        submission(unit=first.code, period="2022-Q4"),
    )
    definitions = Definitions(PROJECT, "covid-19")
    province = definitions.areas.province("lang-son")
    collected = collect(definitions, province, administrative("2022-H2"), sent)
    messages = [f.message for f in collected.findings if f.rule == "missing_unit"]
    assert messages
    assert {message[-20:].partition("(")[2] for message in messages} == {
        "quý III năm 2022)",
        "quý IV năm 2022)",
    }


@pytest.mark.parametrize("period", ["2022-H1", "2022-H2", "2022-9M", "2022"])
def test_every_figure_has_one_text(period: str) -> None:
    """The ledger refuses an id that prints in two ways."""
    inputs = context_of(DONG_THAP, period).data.inputs
    assert ledger_json(inputs.key, inputs.period, figures_in(document_of(DONG_THAP, period)))
