"""Reports across 30/6/2025: each part is computed with the units of its own days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.sent import sent_for
from baocao.build.workspace.words_files import load_phrases
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.document.blocks import Table
from baocao.document.context import Context
from baocao.document.narrative.units import units_sentences
from baocao.document.narrative.words import words_of
from baocao.document.sections.units import units
from baocao.results.report_data import ReportData
from tests.communes_project import ID, communes_project, data_of, send

QUARTERS = {
    "2025-Q1": date(2025, 3, 14),
    "2025-Q2": date(2025, 6, 14),
    "2025-Q3": date(2025, 9, 14),
    "2025-Q4": date(2025, 12, 14),
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return communes_project(tmp_path)


def sent_by_each(project: Project, province: str, code: str, periods: list[str], bites: int) -> int:
    """A workbook of each unit of a province below it, in each period; the cases in all."""
    areas, total = Definitions(project, ID).areas, 0
    for period in periods:
        units = areas.children(code, QUARTERS[period])
        counts = {"bites": bites, "dwellers": 1000, "dwellers_with_nets": 800}
        send(project, province, period, QUARTERS[period], dict.fromkeys(units, counts))
        total += bites * len(units)
    return total


def test_a_year_adds_up_districts_before_and_communes_after(project: Project) -> None:
    """11 districts send for two quarters, 65 communes for two: nothing is lost or missing."""
    before = sent_by_each(project, "lang-son", "20", ["2025-Q1", "2025-Q2"], 3)
    after = sent_by_each(project, "lang-son", "20", ["2025-Q3", "2025-Q4"], 2)
    data = data_of(project, "lang-son", "2025")
    result = data.find("new_bites")
    assert result is not None
    assert (before, after) == (66, 260)
    assert result.quantity.value == before + after
    assert result.is_complete
    expected = [len(quarter.completeness.expected) for quarter in data.inputs.period_parts]
    assert expected == [12, 12, 66, 66]
    assert [len(q.completeness.missing) for q in data.inputs.period_parts] == [1, 1, 1, 1]


def test_a_merged_province_has_the_history_of_its_predecessors(project: Project) -> None:
    """Đồng Tháp since 1/7/2025 is compared with the sum of Đồng Tháp and Tiền Giang."""
    old = sent_by_each(project, "dong-thap", "87", ["2025-Q2"], 5)
    other = sent_by_each(project, "tien-giang", "82-to-2025", ["2025-Q2"], 1)
    now = sent_by_each(project, "dong-thap", "82", ["2025-Q3"], 1)
    result = data_of(project, "dong-thap", "2025-Q3").find("new_bites")
    assert result is not None
    assert result.area.code == "82"
    assert result.previous is not None
    assert result.quantity.value == now
    assert result.previous.quantity.value == old + other
    assert result.previous.change == now - old - other


def test_a_report_of_before_the_merger_is_its_own_province_alone(project: Project) -> None:
    """The Đồng Tháp of the second quarter is that of its own day, whatever the slug names now."""
    old = sent_by_each(project, "dong-thap", "87", ["2025-Q2"], 5)
    sent_by_each(project, "tien-giang", "82-to-2025", ["2025-Q2"], 1)
    result = data_of(project, "dong-thap", "2025-Q2").find("new_bites")
    assert result is not None
    assert result.area.code == "87"
    assert result.quantity.value == old


def test_what_lies_in_a_year_of_a_merged_province_is_all_there(project: Project) -> None:
    """Its first half is that of both predecessors, its second half its own."""
    old = sent_by_each(project, "dong-thap", "87", ["2025-Q1", "2025-Q2"], 5)
    other = sent_by_each(project, "tien-giang", "82-to-2025", ["2025-Q1", "2025-Q2"], 1)
    now = sent_by_each(project, "dong-thap", "82", ["2025-Q3", "2025-Q4"], 1)
    result = data_of(project, "dong-thap", "2025").find("new_bites")
    assert result is not None
    assert result.quantity.value == old + other + now
    assert result.is_complete


def test_old_communes_are_known_once_the_programme_says_that_communes_report(
    project: Project,
) -> None:
    """What could not be read before its levels were mended is read after."""
    day = QUARTERS["2025-Q2"]
    commune = Definitions(project, ID).areas.find("Phường Hoàng Văn Thụ", within="20", on=day)
    send(project, "lang-son", "2025-Q2", day, {commune: {"bites": 3}})
    path = project.of(ID).home / "programme.yaml"
    stated = path.read_text(encoding="utf-8")
    districts_alone = stated.replace("[province, commune]", "[province]")
    assert districts_alone != stated

    def sent() -> list[str]:
        definitions = Definitions(project, ID)
        province = definitions.areas.province("lang-son", on=day)
        period = definitions.period("2025-Q2", province.slug)
        return [one.unit for one in sent_for(definitions, province, period)]

    path.write_text(districts_alone, encoding="utf-8")
    with pytest.raises(BaocaoError, match=commune.code):
        sent()
    path.write_text(stated, encoding="utf-8")
    assert sent() == [commune.code]


def told(project: Project, data: ReportData) -> str:
    """What the report says of units that changed."""
    phrases = load_phrases(project, Definitions(project, ID).programme)
    sentences = units_sentences(words_of(data, phrases))
    return " ".join("".join(map(str, sentence)) for sentence in sentences)


def test_what_cannot_be_compared_is_said(project: Project) -> None:
    """Districts sent before, communes since: no commune has a figure of before, and it is said."""
    sent_by_each(project, "lang-son", "20", ["2025-Q2"], 3)
    sent_by_each(project, "lang-son", "20", ["2025-Q3"], 2)
    data = data_of(project, "lang-son", "2025-Q3")
    assert told(project, data) == (
        "Đơn vị hành chính thay đổi từ ngày 01/7/2025: so với quý II năm 2025 chỉ so sánh số liệu "
        "toàn tỉnh, không so sánh từng xã, phường, đặc khu."
    )
    assert told(project, data_of(project, "lang-son", "2025-Q2")) == ""


CEILING = """
  - id: bites
    clause: Mục II.2
    name: Số ca mắc mới cả năm
    indicator: new_bites
    operator: "<="
    value: 900
    over: year_to_date
"""


def test_sums_over_the_day_say_what_they_are_made_of(project: Project) -> None:
    """The last quarter is compared with none of before; its sum since January has two in it."""
    path = project.of(ID).plans / "dong-thap" / "ke-hoach.yaml"
    plan = path.read_text(encoding="utf-8").replace("\ntasks: []", f"{CEILING}\ntasks: []")
    path.write_text(plan, encoding="utf-8")
    old = sent_by_each(project, "dong-thap", "87", ["2025-Q1", "2025-Q2"], 5)
    other = sent_by_each(project, "tien-giang", "82-to-2025", ["2025-Q1", "2025-Q2"], 1)
    now = sent_by_each(project, "dong-thap", "82", ["2025-Q3", "2025-Q4"], 1)
    data = data_of(project, "dong-thap", "2025-Q4")
    (added,) = [judged.accumulated for judged in data.targets if judged.accumulated]
    assert added.result.quantity.value == old + other + now
    assert added.result.is_complete
    assert "được hợp nhất từ tỉnh Tiền Giang, tỉnh Đồng Tháp" in told(project, data)
    assert "số lũy kế và kết quả các mốc trước ngày này được cộng theo" in told(project, data)
    assert "so sánh" not in told(project, data)


def test_a_merger_is_said_with_its_appendix(project: Project) -> None:
    """The predecessors are named in the text, and stand with the old communes in an appendix."""
    sent_by_each(project, "dong-thap", "87", ["2025-Q2"], 5)
    sent_by_each(project, "tien-giang", "82-to-2025", ["2025-Q2"], 1)
    sent_by_each(project, "dong-thap", "82", ["2025-Q3"], 1)
    data = data_of(project, "dong-thap", "2025-Q3")
    assert "được hợp nhất từ tỉnh Tiền Giang, tỉnh Đồng Tháp" in told(project, data)
    appendix = units(
        Context(words_of(data, load_phrases(project, Definitions(project, ID).programme)))
    )
    (table,) = appendix.blocks
    assert isinstance(table, Table)
    assert len(table.rows) == 1 + 102


def test_old_communes_give_a_commune_its_history(project: Project) -> None:
    """Where the old communes went whole, their sum is the commune's figure of before; where one
    was divided there is none, and the report names the commune."""
    areas = Definitions(project, ID).areas
    communes = [
        commune
        for district in areas.children("20", QUARTERS["2025-Q2"])
        for commune in areas.children(district.code, QUARTERS["2025-Q2"])
    ]
    counts = {"bites": 2, "dwellers": 100, "dwellers_with_nets": 80}
    send(project, "lang-son", "2025-Q2", QUARTERS["2025-Q2"], dict.fromkeys(communes, counts))
    sent_by_each(project, "lang-son", "20", ["2025-Q3"], 1)
    data = data_of(project, "lang-son", "2025-Q3")
    whole = data.find("new_bites")
    assert whole is not None
    assert whole.previous is not None
    assert whole.previous.quantity.value == 2 * len(communes)
    for unit in data.inputs.districts:
        result, made_of = data.find("new_bites", (), unit.code), areas.crosswalk.made_of(unit.code)
        assert result is not None
        divided = any(old.divided for old in made_of)
        assert (result.previous is None) == divided
        assert (unit.name.lower() in told(project, data).lower()) == divided or not divided
        if result.previous is not None:
            assert result.previous.quantity.value == 2 * len(made_of)
