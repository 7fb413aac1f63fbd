"""From folders to the inputs of one report: words, comparison values, submissions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from baocao.build.compose.load import load_inputs, load_references
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import report_meant
from baocao.build.workspace.files_read import files_read
from baocao.build.workspace.issued_file import load_issued
from baocao.build.workspace.words_files import load_phrases, load_wording
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.document.narrative.phrases import Phrases
from baocao.document.wording import SECTION_ORDER
from baocao.results.ledger.model import Figure, stated
from tests.apps.cli.edits import change, content, gone, sheet
from tests.conftest import BUILT, ROOT

REFERENCES = "data/references/comparison_values.csv"
HEADER = "id,value,as_of,source,definition\n"


def test_inputs_of_a_report(built: Project) -> None:
    """Province, window, deadline, plans in force, units and submissions of the first quarter."""
    inputs = load_inputs(report_meant(built, "Lạng Sơn", "2022-Q1"))
    assert (inputs.province.code, inputs.period.key) == ("20", "2022-Q1")
    assert (inputs.period.start, inputs.period.cutoff) == (date(2021, 12, 15), date(2022, 3, 14))
    assert [plan.id for plan in inputs.plans] == ["lang-son-ke-hoach-2022-2023"]
    assert len(inputs.districts) == 11
    assert inputs.reporting_units == (*inputs.districts, inputs.province)
    assert (inputs.previous, inputs.last_year) == ("2021-Q4", "2021-Q1")
    assert [len(sent) for sent in inputs.history.values()] == [0] * 8


def test_every_finding_that_stops_is_told_at_once(project: Project) -> None:
    """Two negative counts, two problems, each with its cell."""
    sheet("Số liệu", "F10", -1)(project)
    sheet("Số liệu", "F11", -2)(project)
    with pytest.raises(BaocaoError) as caught:
        load_inputs(report_meant(project, BUILT.province, BUILT.period))
    assert [p.where.split(" › ")[-1] for p in caught.value.problems] == ["F10", "F11"]


def test_a_period_without_data_is_no_report(built: Project) -> None:
    """The folder to put the workbooks into is named."""
    with pytest.raises(
        BaocaoError, match="data/submissions/covid-19/lang-son/2021-Q2: Tỉnh Lạng Sơn chưa"
    ):
        load_inputs(report_meant(built, "lang-son", "2021-Q2"))


def test_comparison_values_have_value_day_and_source() -> None:
    """Those of the repository: deaths of the country, with the line that they stand on."""
    values = {value.id: value for value in load_references(Project(ROOT))}
    per_million = values["deaths_per_million.national"]
    assert (per_million.value, per_million.as_of) == (Decimal(436), date(2023, 4, 11))
    assert per_million.source
    assert per_million.cell.cell == "dòng 2"


BAD_ROWS = {
    "no value": "a,,2023-04-11,Bản tin,",
    "no number": "a,bốn,2023-04-11,Bản tin,",
    "not finite": "a,NaN,2023-04-11,Bản tin,",
    "infinite": "a,Infinity,2023-04-11,Bản tin,",
    "other day": "a,1,11/4/2023,Bản tin,",
    "no day": "a,1,,Bản tin,",
    "no source": "a,1,2023-04-11,,",
    "no id": ",1,2023-04-11,Bản tin,",
    "short": "a,1",
}


@pytest.mark.parametrize("case", BAD_ROWS)
def test_bad_comparison_values(case: str, project: Project) -> None:
    """A value without day or source is not compared with (rule 8 of the design)."""
    rows = f"b,1,2023-04-11,Bản tin,\n{BAD_ROWS[case]}\n"
    content(REFERENCES, (HEADER + rows).encode())(project)
    with pytest.raises(BaocaoError) as caught:
        load_references(project)
    assert [problem.where for problem in caught.value.problems] == [f"{REFERENCES}, dòng 3"]


def test_comparison_values_may_be_missing_altogether(project: Project) -> None:
    """The file may be empty; a file that is gone is a mistake."""
    content(REFERENCES, HEADER.encode())(project)
    assert load_references(project) == ()
    gone(REFERENCES)(project)
    with pytest.raises(BaocaoError, match="không tìm thấy tệp"):
        load_references(project)


def test_wording_is_there_or_not(project: Project) -> None:
    """Without a file there is nothing; with one, blocks by section."""
    inputs = load_inputs(report_meant(project, BUILT.province, BUILT.period))
    assert load_wording(project, inputs.key, SECTION_ORDER) == {}
    text = "## II. Chỉ đạo\n\nBan hành văn bản.\n"
    content("data/narratives/covid-19/lang-son/2022-Q1.md", text.encode())(project)
    assert list(load_wording(project, inputs.key, SECTION_ORDER)) == ["direction"]


ISSUED = "data/narratives/covid-19/lang-son/2022-Q1.yaml"
LETTER = """documents:
  - type: Công văn
    number: 12/SYT-NVY
    date: {day}
    issuer: Sở Y tế
    subject: về việc tiêm mũi 3
"""


def test_documents_of_the_period_are_read_from_their_own_file(project: Project) -> None:
    """They are among the files that a report is made from; without a file there are none."""
    wanted = report_meant(project, BUILT.province, BUILT.period)
    inputs = load_inputs(wanted)
    assert load_issued(project, inputs.key, inputs.period) == ()
    content(ISSUED, LETTER.format(day="2022-01-05").encode())(project)
    (letter,) = load_issued(project, inputs.key, inputs.period)
    assert (letter.number, letter.issued_on) == ("12/SYT-NVY", date(2022, 1, 5))
    definitions = Definitions(project, inputs.key.programme)
    assert str(project.root / ISSUED) in files_read(definitions, inputs.key)


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        (LETTER.format(day="2022-04-01"), "dòng 4", "không ban hành trong kỳ"),
        (LETTER.format(day="2022-02-30"), "dòng 4", "không đọc được"),
        (LETTER.format(day="2022-01-05").replace("12/SYT-NVY", "''"), "dòng 3", "trống"),
        ("documents: x", "dòng 1", "danh sách"),
    ],
)
def test_a_wrong_list_of_documents_says_where(
    text: str, where: str, what: str, project: Project
) -> None:
    """A document of another period belongs to that period's report."""
    inputs = load_inputs(report_meant(project, BUILT.province, BUILT.period))
    content(ISSUED, text.encode())(project)
    with pytest.raises(BaocaoError) as caught:
        load_issued(project, inputs.key, inputs.period)
    (problem,) = caught.value.problems
    assert problem.where.startswith(f"{ISSUED}, {where}")
    assert what in problem.what


PHRASES = "templates/phrases.yaml"
EDITS = {
    "number": (change(PHRASES, "type_name: BÁO CÁO", "type_name: 2022"), "phải là chữ"),
    "nothing": (change(PHRASES, "type_name: BÁO CÁO", "type_name:"), "phải là chữ"),
    "open": (change(PHRASES, "{citation}", "{citation"), "dấu ngoặc nhọn không khớp"),
    "closed": (change(PHRASES, "{citation}", "citation}"), "dấu ngoặc nhọn không khớp"),
    "doubled": (change(PHRASES, "{citation}", "{{citation}}"), "dấu ngoặc nhọn không khớp"),
    "spaced": (change(PHRASES, "Căn cứ {citation}", '"{cita tion}"'), "dấu ngoặc nhọn không khớp"),
}


@pytest.mark.parametrize("case", EDITS)
def test_bad_phrases(case: str, project: Project) -> None:
    """The line and the key of the pattern are named."""
    edit, message = EDITS[case]
    edit(project)
    with pytest.raises(BaocaoError) as caught:
        load_phrases(project)
    (problem,) = caught.value.problems
    assert problem.what == message
    assert problem.where.startswith(f"{PHRASES}, dòng ")
    assert ", trường report." in problem.where


def test_a_pattern_with_a_slot_that_nobody_fills() -> None:
    """The slot is named with those that there are; in both ways of filling."""
    phrases = Phrases({"a": "{province} có {số} ca"}, PHRASES)
    figure = Figure("f", "1", Decimal(1), "count", stated(""))
    for fill in (
        lambda: phrases.text("a", province="Lạng Sơn"),
        lambda: phrases.fill("a", province="Lạng Sơn", count=figure),
    ):
        with pytest.raises(BaocaoError) as caught:
            fill()
        (problem,) = caught.value.problems
        assert problem.what.startswith("chỗ điền lạ {số}")
        assert problem.where == f"{PHRASES}, trường a"
        assert "{province}" in problem.todo


def test_a_pattern_that_lost_a_slot() -> None:
    """Reworded so that a figure would not be printed: refused, never silently left out."""
    with pytest.raises(BaocaoError, match=r"thiếu chỗ điền \{count\}"):
        Phrases({"a": "{province} có nhiều ca"}).text("a", province="Lạng Sơn", count="21")


def test_a_pattern_that_is_gone() -> None:
    """Its key is named."""
    with pytest.raises(BaocaoError, match=r"phrases\.yaml, trường report\.closing: thiếu câu chữ"):
        Phrases({}, PHRASES)["report.closing"]
