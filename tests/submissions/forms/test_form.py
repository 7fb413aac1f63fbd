"""What a person finds in a form: headings, limits, lists, last values, protection, paper."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import work_meant
from baocao.build.workspace.form import make_form
from baocao.build.workspace.sent import sent_for
from baocao.core.errors import UsageError
from baocao.core.project import Project
from baocao.definitions.periods.calendar import previous
from baocao.definitions.plans.in_force import in_force
from baocao.definitions.plans.load import load_plans
from baocao.definitions.plans.model import Plan, Target, Task
from baocao.submissions.forms.design import audience, design
from baocao.submissions.forms.words import load_form_words
from baocao.submissions.forms.write import form_workbook
from tests.regimes import REGIMES
from tests.submissions.forms.conftest import (
    HEAD,
    MAP,
    OTHER,
    PERIOD,
    TASKS,
    find,
    headings,
    inputs_of,
)

DOSE_3 = "age_group=18plus;dose=d3"
THEMES = [
    *("Tiêm chủng", "Ca bệnh và điều trị", "Năng lực y tế", "Biện pháp phòng, chống dịch"),
    *("Nhóm dễ bị tổn thương", "Ngân sách", "Giám sát vi rút"),
]


@pytest.fixture(scope="module")
def book(provincial: Path) -> Any:
    return openpyxl.load_workbook(provincial)


def test_the_sheets_are_the_themes(book: Any) -> None:
    """First whom it is for, last free rows; what is not for people is hidden."""
    assert book.sheetnames == [HEAD, *THEMES, TASKS, OTHER, "_danh_muc", MAP]
    assert [book[name].sheet_state for name in ("_danh_muc", MAP)] == ["veryHidden"] * 2


def test_people_read_what_the_map_says(
    provincial: Path, book: Any, definitions: Definitions
) -> None:
    """Beside and above each value stand its area, its element or table, and its options."""
    categories = definitions.catalogue.categories
    for cell in inputs_of(provincial):
        if cell.kind != "value":
            continue
        sheet = book[cell.sheet]
        place = sheet[cell.cell]
        assert sheet.cell(place.row, 3).value == definitions.areas.get(cell.place).name
        above = list(headings(sheet, place.row, place.column))
        for pair in filter(None, cell.split.split(";")):
            category, id_ = pair.split("=")
            (name,) = (option.name for option in categories[category].options if option.id == id_)
            assert name in above, cell
        key = f"/{cell.subject}/"
        assert any(key in text for text in above), cell


def test_only_inputs_can_be_changed(provincial: Path, book: Any) -> None:
    """Every sheet is protected without a password; nothing but inputs is unlocked."""
    inputs = {(i.sheet, i.cell) for i in inputs_of(provincial)}
    for name in (*THEMES, TASKS):
        sheet = book[name]
        assert sheet.protection.sheet
        assert not sheet.protection.password
        below_merged = {
            cell.coordinate
            for area in sheet.merged_cells.ranges
            for row in sheet[area.coord]
            for cell in row[1:]
        }
        open_cells = {
            cell.coordinate
            for row in sheet.iter_rows()
            for cell in row
            if not cell.protection.locked and cell.coordinate not in below_merged
        }
        assert {(name, cell) for cell in open_cells} == {i for i in inputs if i[0] == name}


def limits_at(sheet: Any, cell: str) -> list[Any]:
    return [rule for rule in sheet.data_validations.dataValidation if cell in rule.sqref]


@pytest.mark.parametrize(
    ("wanted", "limit"),
    [
        (("value", "vaccinated", "183", DOSE_3), ("whole", "greaterThanOrEqual", "0", "stop")),
        (("value", "health_budget", "20", ""), ("decimal", "greaterThanOrEqual", "0", "stop")),
        (("value", "coverage_rate", "183", DOSE_3), ("decimal", None, "0", "warning")),
        (("as_of", "vaccinated", "", DOSE_3), ("date", None, "43831", "stop")),
    ],
)
def test_inputs_have_limits(
    provincial: Path, book: Any, wanted: tuple[str, ...], limit: tuple[str | None, ...]
) -> None:
    """Counts are whole and not negative, rates are asked about above 100, days are days."""
    cell = find(inputs_of(provincial), *wanted)
    (rule,) = limits_at(book[cell.sheet], cell.cell)
    assert (rule.type, rule.operator, rule.formula1, rule.errorStyle or "stop") == limit
    assert 0 < len(rule.error) <= 255


def test_states_areas_and_sheets_are_chosen_from_lists(provincial: Path, book: Any) -> None:
    """What has names is chosen, not typed."""
    state = find(inputs_of(provincial), "state", "lang-son-11-ct-tu", "vac-5-11-plan")
    top = next(cell.row for cell in book[HEAD]["A"] if cell.value == "Quy tắc")
    wanted = {
        (TASKS, state.cell): ["Đã hoàn thành", "Đang thực hiện", "Chưa thực hiện"],
        (OTHER, "B6"): [area.name for area in _areas_of(book)],
        (HEAD, f"B{top + 1}"): [*THEMES, TASKS, OTHER],
        (HEAD, "B9"): ["Không", "Có"],
    }
    for (sheet, cell), choices in wanted.items():
        (rule,) = limits_at(book[sheet], cell)
        name, _, cells = rule.formula1.partition("!")
        assert [row[0].value for row in book[name][cells.replace("$", "")]] == choices


def _areas_of(book: Any) -> list[Any]:
    definitions = Definitions(Project(Path(__file__).parents[3]), "covid-19")
    province = definitions.areas.province("lang-son")
    period = definitions.period(PERIOD, "lang-son")
    return [*definitions.areas.children(province.code, on=period.end), province]


def test_last_values_stand_beside_the_inputs(
    provincial: Path, book: Any, definitions: Definitions
) -> None:
    """The column to the right has what was reported for the period before, as it was reported."""
    province = definitions.areas.province("lang-son")
    before = sent_for(definitions, province, previous(definitions.period(PERIOD, "lang-son")))
    reported = {
        (o.element, o.area, ";".join("=".join(pair) for pair in o.disaggregation)): o.value
        for submission in before
        for o in submission.observations
    }
    seen = 0
    for cell in inputs_of(provincial):
        if cell.kind == "value":
            beside = book[cell.sheet][cell.cell].offset(0, 1)
            wanted = reported.get((cell.subject, cell.place, cell.split))
            assert beside.value == (None if wanted is None else pytest.approx(float(wanted))), cell
            seen += wanted is not None
    assert seen > 1000


def test_synthetic_values_of_last_period_are_marked(
    provincial: Path, project: Project, definitions: Definitions
) -> None:
    """In the heading, in their colour, in a task's state; who counted them is not filled in.
    Real ones have no mark."""
    book = openpyxl.load_workbook(provincial)
    for cell in inputs_of(provincial):
        beside = book[cell.sheet][cell.cell].offset(0, 1)
        if cell.kind == "value" and beside.value is not None:
            assert beside.font.color.rgb == "FF7030A0", cell
        if cell.kind == "provider":
            assert book[cell.sheet][cell.cell].value is None
    texts = {str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value}
    assert "Kỳ trước (mô phỏng)" in texts
    assert "Đang thực hiện (mô phỏng)" in texts
    real = _read(make_form(work_meant(project, "lang-son", "2022-Q2"), None))
    assert not [c for sheet in real for row in sheet.iter_rows() for c in row if _marked(c.value)]


def _marked(value: object) -> bool:
    return isinstance(value, str) and "(mô phỏng)" in value


def test_bounds_of_last_period_stay_bounds(project: Project) -> None:
    """A rate that was told as "trên 99%" is shown so."""
    book = _read(make_form(work_meant(project, "lang-son", "2022-Q2"), None))
    texts = [cell.value for row in book["Ca bệnh và điều trị"].iter_rows() for cell in row]
    assert "trên 99%" in texts


def test_districts_do_not_report_for_the_province(provincial: Path, district: Path) -> None:
    """What only the province has is not asked of districts, and tasks are the province's."""
    asked = inputs_of(district)
    assert {cell.place for cell in asked if cell.kind == "value"} == {"183"}
    assert not [i for i in asked if i.subject == "samples_sequenced" or "=province" in i.split]
    assert not [i for i in asked if i.kind == "state"]
    of_province = [
        i.place for i in inputs_of(provincial) if "level=province" in i.split and i.place
    ]
    assert set(of_province) == {"20"}


def test_paper_and_panes(book: Any) -> None:
    """A4 on its side, as wide as a page, headings repeated; areas stay in view."""
    for name in (HEAD, *THEMES, TASKS, OTHER):
        sheet = book[name]
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    for name in THEMES:
        assert book[name].freeze_panes == "E4"
        assert book[name].print_title_rows == "$1:$4"
        assert book[name].column_dimensions["A"].hidden


def test_every_task_in_force_has_a_row(
    provincial: Path, definitions: Definitions, project: Project
) -> None:
    """Tasks of all plans, and the targets that a document proves; no other target."""
    plans = load_plans(definitions.folders.plans, "lang-son", definitions.catalogue, REGIMES)
    wanted = [
        (plan.id, item.id)
        for plan in in_force(plans, definitions.period(PERIOD, "lang-son"))
        for item in _items(plan)
    ]
    found = [(i.subject, i.place) for i in inputs_of(provincial) if i.kind == "state"]
    assert found == wanted
    assert len(wanted) > 40


def _items(plan: Plan) -> list[Target | Task]:
    return [*(target for target in plan.targets if not target.indicator), *plan.tasks]


def test_the_same_form_has_the_same_bytes(project: Project, district: Path) -> None:
    """No clock and no chance goes into a form, and any spelling of a unit is that unit."""
    assert make_form(work_meant(project, "Lạng Sơn", PERIOD), "H. Cao Lộc") == district.read_bytes()


def test_text_is_never_a_formula(definitions: Definitions, project: Project) -> None:
    """Whatever a plan or an earlier workbook says, the form runs none of it."""
    province = definitions.areas.province("lang-son")
    period = definitions.period(PERIOD, "lang-son")
    words = load_form_words(project, definitions.programme, definitions.catalogue)
    words = replace(words, texts=replace(words.texts, legend="@SUM(A1)", tasks_legend="-1"))
    sent = sent_for(definitions, province, previous(period))
    sent = tuple(
        replace(
            s,
            observations=tuple(replace(o, provider="=1+1") for o in s.observations),
            synthetic=False,
        )
        for s in sent
    )
    plans = in_force(
        load_plans(definitions.folders.plans, "lang-son", definitions.catalogue, REGIMES), period
    )
    plans = tuple(
        replace(p, citation="=A1", tasks=tuple(replace(t, name="+1") for t in p.tasks))
        for p in plans
    )
    whom = audience(definitions.areas, province, period, province)
    form = design(whom, words, definitions.catalogue, definitions.rules, plans, sent)
    book = _read(form_workbook(form, words, definitions.catalogue, definitions.rules))
    dangerous = [
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value[:1] in ("=", "+", "-", "@")
    ]
    texts = [cell for cell in dangerous if cell.data_type == "s"]
    assert {c.value for c in texts} == {"=1+1", "@SUM(A1)", "-1", "+1", "=A1"}
    formulas = {cell.value.partition("(")[0] for cell in dangerous if cell.data_type == "f"}
    assert formulas <= {"=IF", '=""'}


def test_any_title_of_a_theme_makes_a_sheet(definitions: Definitions, project: Project) -> None:
    """Excel allows 31 characters and not every sign; the whole title is above the tables."""
    title = "Tình hình/diễn biến [ca bệnh]: theo tuần, tháng và quý"
    catalogue = definitions.catalogue
    catalogue = replace(catalogue, themes={**catalogue.themes, "cases": title})
    words = load_form_words(project, definitions.programme, catalogue)
    province = definitions.areas.province("lang-son")
    whom = audience(definitions.areas, province, definitions.period(PERIOD, "lang-son"), province)
    form = design(whom, words, catalogue, definitions.rules, (), ())
    book = _read(form_workbook(form, words, catalogue, definitions.rules))
    (sheet,) = (sheet for sheet in book if sheet["B1"].value == title.upper())
    assert sheet.title == "Tình hình diễn biến  ca bệnh"


def test_no_formula_reaches_outside(provincial: Path) -> None:
    """No links to other files, no macros."""
    with zipfile.ZipFile(provincial) as archive:
        names = archive.namelist()
    assert not [name for name in names if "externalLink" in name or "vba" in name.lower()]


def test_other_units_are_refused(project: Project) -> None:
    """A unit must be the province or one of its districts."""
    for text, what in (("Hạ Lang", "Hạ Lang"), ("Cao Lộcc", "Cao Lộc"), ("99", "99")):
        with pytest.raises(UsageError, match=what):
            make_form(work_meant(project, "lang-son", PERIOD), text)


def _read(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))
