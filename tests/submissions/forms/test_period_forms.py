"""All forms of a period: who gets one, which themes it asks, what the department need not copy."""

from __future__ import annotations

import shutil
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from baocao.build.start.plan import PlanAsked, new_plan
from baocao.build.start.programme import ProgrammeAsked, new_programme
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import Scope, work_meant
from baocao.build.workspace.form import PeriodForms
from baocao.build.workspace.sent import reads_for
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.definitions.areas.institutions import COLUMNS
from baocao.definitions.areas.model import AdminUnit
from baocao.submissions.workbooks.model import Submission
from tests.apps.cli.transcript import run
from tests.conftest import OWN_PROGRAMME
from tests.submissions.forms.conftest import Input, filled, find, inputs_of

PERIOD, DAY = "2026-Q3", date(2026, 9, 14)
SHEET = "Kết quả thực hiện"


def planned(project: Project, programme: str, *targets: str) -> Scope:
    """The period of a province under a new plan."""
    definitions = Definitions(project, programme)
    year = (date(2026, 1, 1), date(2026, 12, 31))
    province = definitions.areas.province("lang-son", on=DAY)
    new_plan(definitions, province, PlanAsked("Kế hoạch thử", *year, targets=targets))
    period = PERIOD if programme == OWN_PROGRAMME else "2026-09"
    return work_meant(project, "lang-son", period, programme)


def test_only_themes_that_are_needed_are_asked(own: Project) -> None:
    """Of six themes those that a target, a role or a main indicator of the programme is made
    from; the catalogue itself keeps all."""
    new_programme(own, ProgrammeAsked("benh-truyen-nhiem"))
    forms = PeriodForms(planned(own, "benh-truyen-nhiem", "watched_share >= 90"))
    names = openpyxl.load_workbook(BytesIO(forms.form(forms.units[0]))).sheetnames
    needed = ["Ca mắc và tử vong theo bệnh", "Ổ dịch", "Tiêm chủng mở rộng"]
    assert names[1:5] == [*needed, "Kiểm dịch y tế biên giới"]
    assert not {"Xét nghiệm", "Giám sát véc tơ"} & set(names)


def test_reports_about_some_themes_ask_those(own: Project) -> None:
    """A week whose reports are about one theme asks for it and for what its rates are made from,
    and a table that stands alone is not called the other one."""
    new_programme(own, ProgrammeAsked("benh-truyen-nhiem"))
    path = own.of("benh-truyen-nhiem").home / "programme.yaml"
    text = path.read_text(encoding="utf-8")
    week = text.replace("cadence: [week]", "cadence: [week]\n    themes: [outbreaks]")
    week = week.replace("cadence: [week, month]", "cadence: [month]")
    path.write_text(week, encoding="utf-8")
    planned(own, "benh-truyen-nhiem", "new_outbreaks/dengue <= 5")
    forms = PeriodForms(work_meant(own, "lang-son", "2026-W37", "benh-truyen-nhiem"))
    book = openpyxl.load_workbook(BytesIO(forms.form(forms.units[0])))
    assert book.sheetnames[1:3] == ["Ổ dịch", "Số liệu khác"]
    (own.of("benh-truyen-nhiem").home / "forms.yaml").unlink()
    forms = PeriodForms(work_meant(own, "lang-son", "2026-W37", "benh-truyen-nhiem"))
    sheet = openpyxl.load_workbook(BytesIO(forms.form(forms.units[0])))["Ổ dịch"]
    titles = [str(row[1].value) for row in sheet.iter_rows(max_row=6)]
    assert any(title.startswith("Số liệu báo cáo") for title in titles), titles


def test_a_reporting_unit_is_found_by_its_id(own: Project) -> None:
    """As reporting_units.csv calls it, in a command and where a name is asked for."""
    lines = f"{','.join(COLUMNS)}\n{OWN_PROGRAMME},lang-son,bv_tinh,Bệnh viện tỉnh,planned,,\n"
    own.institutions_file.write_text(lines, encoding="utf-8")
    scope = work_meant(own, "lang-son", PERIOD, OWN_PROGRAMME)
    find_unit = scope.definitions.areas.find
    unit = find_unit("bv_tinh", within=scope.province.code, on=DAY)
    assert unit.name == "Bệnh viện tỉnh"
    with pytest.raises(BaocaoError, match=r"hoặc data/reporting_units\.csv"):
        find_unit("qqqq", within=scope.province.code, on=DAY)


def test_a_theme_of_a_unit_is_one_page(own: Project) -> None:
    """A unit's own tables are cut until their letters can be read, and stand on one page."""
    new_programme(own, ProgrammeAsked("benh-truyen-nhiem"))
    forms = PeriodForms(planned(own, "benh-truyen-nhiem"))
    book = openpyxl.load_workbook(BytesIO(forms.form(forms.units[0])))
    sheet = book["Ca mắc và tử vong theo bệnh"]
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (1, 1)
    assert sheet.page_setup.fitToHeight != 0
    assert sheet.max_column <= 22  # a wide table of two elements became two
    titles = [str(row[1].value) for row in sheet.iter_rows() if row[1].value]
    assert any(title.endswith("(tiếp theo)") for title in titles)


def test_every_unit_of_the_day_gets_a_form(
    own: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One call writes a form for each commune and the department, the same as one file, and the
    list for the mail merge; a second call asks before it replaces anything."""
    planned(own, OWN_PROGRAMME, "done_share >= 90")
    call = f"form --province lang-son --period {PERIOD} --all --out {tmp_path}/phat"
    done = run(own, call, monkeypatch)
    assert done.code == 0
    assert "Đang lập 66 biểu mẫu" in done.err
    names = {path.name for path in (tmp_path / "phat").iterdir()}
    listed = openpyxl.load_workbook(tmp_path / "phat/danh-sach-gui.xlsx")["Danh sách"]
    rows = [*listed.values]
    assert rows[0][:3] == ("Đơn vị", "Mã", "Tệp biểu mẫu")
    assert names == {row[2] for row in rows[1:]} | {"danh-sach-gui.xlsx"}
    assert len(names) == 67
    assert rows[-1][0] == "Sở Y tế tỉnh Lạng Sơn"
    with ZipFile(tmp_path / "phat.zip") as whole:
        assert set(whole.namelist()) == names
    before = (tmp_path / "phat.zip").read_bytes()
    assert "tệp đã có" in run(own, call, monkeypatch).err
    assert run(own, f"{call} --force", monkeypatch).code == 0
    assert (tmp_path / "phat.zip").read_bytes() == before


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("--all --unit 'Kỳ Lừa' --out a", "cả --all và --unit"),
        ("--all --out a.xlsx", "vào một thư mục"),
        ("--out a", "thêm --all"),
    ],
)
def test_wrong_calls(
    options: str, told: str, own: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told with exit code 2."""
    done = run(own, f"form --province lang-son --period {PERIOD} {options}", monkeypatch)
    assert (done.code, told in done.err) == (2, True)


def test_the_department_finds_what_came(own: Project, tmp_path: Path) -> None:
    """Its form shows what units have sent, asks for the others, and has the sum once all have; to
    send it back says nothing twice."""
    scope = planned(own, OWN_PROGRAMME, "done_share >= 90")
    forms = PeriodForms(scope)
    units = forms.units[:-1]
    for number, unit in enumerate(units, start=1):
        send(scope, forms, tmp_path, unit.official_code, done=number, planned=10)
        if number == len(units) - 1:
            some = office(scope, tmp_path)
            assert find(inputs_of(some), "value", "done", units[-1].code)
            assert len([i for i in inputs_of(some) if i.kind == "value"]) == 4
            assert value(some, "done", "20") is None
    every = office(scope, tmp_path)
    assert value(every, "done", "20") is not None
    total = len(units)
    own_values = office_values(scope, every)
    assert own_values == {"planned": 10 * total, "done": total * (total + 1) // 2}


def send(scope: Scope, forms: PeriodForms, tmp: Path, code: str, **counts: int) -> None:
    """A unit's form, filled in and sent."""
    unit = next(one for one in forms.units if one.official_code == code)
    blank = tmp / "blank.xlsx"
    blank.write_bytes(forms.form(unit))
    inputs = inputs_of(blank)
    spots = {(SHEET, find(inputs, "value", e, unit.code).cell): n for e, n in counts.items()}
    folder = scope.project.sent(scope.key)
    folder.mkdir(parents=True, exist_ok=True)
    filled(blank, folder / f"{unit.slug}.xlsx", spots)


def office(scope: Scope, tmp: Path) -> Path:
    path = tmp / "so.xlsx"
    path.write_bytes(PeriodForms(scope).form(scope.province))
    return path


def value(form: Path, element: str, place: str) -> object:
    cell = find(inputs_of(form), "value", element, place)
    return openpyxl.load_workbook(form)[SHEET][cell.cell].value


def office_values(scope: Scope, form: Path) -> dict[str, int]:
    """What is read of the office's form as it was made, beside the units' workbooks."""
    folder = scope.project.sent(scope.key)
    shutil.copyfile(form, folder / "so-y-te.xlsx")
    reads = reads_for(scope.definitions, scope.province, scope.period)
    assert [problem for read in reads for problem in read.problems] == []
    sent = [read.submission for read in reads if read.submission]
    (office_sent,) = (s for s in sent if s.unit == scope.province.official_code)
    assert _areas(office_sent) == {scope.province.code}
    assert office_sent.remarks == ()
    return {o.element: int(o.value) for o in office_sent.observations}


def _areas(submission: Submission) -> set[str]:
    return {observation.area for observation in submission.observations}


def test_a_group_of_communes_is_asked_of_them_alone(own: Project) -> None:
    """A commune of the mountains is asked for the mountains' figure, any other for the rest's; the
    department's form has both, nothing to fill in where a commune is not, and sums that know how
    many a group has."""
    catalogue = own.of(OWN_PROGRAMME).indicators
    options = "[{id: high, name: Xã miền núi, short_name: Núi, areas: ['05983', '06001']}, "
    options += "{id: rest, name: Xã còn lại, short_name: Còn lại}]"
    region = f"categories:\n  - {{id: region, name: Vùng, options: {options}}}\n"
    (catalogue / "categories.yaml").write_text(region, encoding="utf-8")
    results = (catalogue / "results.yaml").read_text(encoding="utf-8")
    split = "unit: activities\n    categories: [region]\n    sums_over: [region]\n"
    results = results.replace("unit: activities\n", split)
    (catalogue / "results.yaml").write_text(results, encoding="utf-8")
    scope = planned(own, OWN_PROGRAMME, "done_share >= 90")
    forms = PeriodForms(scope)
    asked = {
        unit.official_code: {i.split for i in _values(forms, unit)} for unit in forms.units[:-1]
    }
    high = {code for code, splits in asked.items() if splits == {"region=high"}}
    assert high == {"05983", "06001"}
    assert {frozenset(s) for c, s in asked.items() if c not in high} == {frozenset({"region=rest"})}
    office_asks = [(i.place, i.split) for i in _values(forms, scope.province)]
    assert sorted({p for p, s in office_asks if s == "region=high"}) == ["05983", "06001", "20"]
    sheet = openpyxl.load_workbook(BytesIO(forms.form(scope.province)))[SHEET]
    formulas = {str(c.value) for row in sheet for c in row if "COUNT(" in str(c.value)}
    assert {text.partition(")=")[2].partition(",")[0] for text in formulas if "AND" in text} == {
        "2",
        "63",
    }


def _values(forms: PeriodForms, unit: AdminUnit) -> list[Input]:
    """What a unit's form asks for."""
    made = BytesIO(forms.form(unit))
    return [found for found in inputs_of(made) if found.kind == "value"]
