"""Reading the catalogue: the project's own folder, and one bad file per error."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from baocao.core.errors import BaocaoError
from baocao.core.quantities import Unit
from baocao.definitions.indicators.load import load_catalogue

FIXTURES = Path(__file__).parents[2] / "fixtures" / "indicators"
THEME = "vaccination.yaml"

# Bad file, the good file it replaces, line, field, words of the message.
BAD = [
    (
        "unknown_element",
        THEME,
        12,
        "indicators[coverage].numerator[mục 1].element",
        "không có số liệu",
    ),
    (
        "unknown_option",
        THEME,
        18,
        "indicators[coverage].splits[mục 2].dose",
        "không có lựa chọn “d9”",
    ),
    (
        "unknown_category",
        THEME,
        4,
        "elements[vaccinated].categories[mục 1]",
        "không có cách phân tách “mui”",
    ),
    (
        "unknown_rate_element",
        THEME,
        22,
        "indicators[coverage].rate_element",
        "không có số liệu “ratio”",
    ),
    ("rate_is_a_count", THEME, 22, "indicators[coverage].rate_element", "không phải tỷ lệ"),
    ("duplicate_element", THEME, 6, "elements[mục 4].id", "mã “doses” đã dùng ở"),
    (
        "duplicate_alias",
        THEME,
        4,
        "elements[vaccinated].aliases",
        "cũng là tên của số liệu “people”",
    ),
    (
        "term_option_not_carried",
        THEME,
        13,
        "indicators[coverage].denominator[mục 1].options.dose",
        "không phân tách theo “dose”",
    ),
    (
        "split_not_carried",
        THEME,
        18,
        "indicators[coverage].splits[mục 1].level",
        "không phân tách theo",
    ),
    (
        "pattern_without_category",
        THEME,
        10,
        "indicators[coverage].name_pattern",
        "name_pattern không khớp",
    ),
    (
        "label_without_category",
        THEME,
        11,
        "indicators[coverage].label_pattern",
        "label_pattern không khớp",
    ),
    ("pattern_not_closed", THEME, 10, "indicators[coverage].name_pattern", "không khép kín"),
    ("wrong_multiplier", THEME, 14, "indicators[coverage].multiplier", "hệ số nhân"),
    ("quotient_as_people", THEME, 16, "indicators[coverage].unit", "phải là tỷ lệ hoặc số lần"),
    ("count_with_another_unit", THEME, 16, "indicators[coverage].unit", "khác đơn vị của số liệu"),
    ("count_multiplied", THEME, 14, "indicators[coverage].multiplier", "không nhân"),
    ("units_added_up", THEME, 12, "indicators[coverage].numerator", "khác đơn vị"),
    ("flow_over_stock", THEME, 13, "indicators[coverage].denominator", "chia số liệu trong kỳ"),
    ("flow_plus_stock", THEME, 12, "indicators[coverage].numerator", "cộng số liệu trong kỳ"),
    ("rate_that_sums", THEME, 6, "elements[rate].is_rate", "tỷ lệ không cộng được"),
    (
        "sums_over_not_carried",
        THEME,
        4,
        "elements[vaccinated].sums_over[mục 1]",
        "không có cách phân tách",
    ),
    ("sum_of_overlapping_groups", THEME, 4, "elements[vaccinated].sums_over[mục 1]", "tính trùng"),
    (
        "partial_combination",
        THEME,
        4,
        "elements[vaccinated].combinations[mục 1]",
        "đủ các cách phân tách",
    ),
    ("unknown_theme", THEME, 1, "theme", "không có nhóm “vacine”"),
    ("extra_field", THEME, 16, "indicators[coverage].colour", "trường lạ"),
    ("wrong_aggregation", THEME, 5, "elements[doses].aggregation", "giá trị không hợp lệ"),
    ("missing_formula", THEME, 8, "indicators[coverage].formula", "thiếu trường bắt buộc"),
    ("not_yaml", THEME, 2, "", "không đọc được YAML"),
    (
        "duplicate_option",
        "categories.yaml",
        6,
        "categories[dose].options[mục 2].id",
        "mã “d1” đã dùng",
    ),
    (
        "category_without_options",
        "categories.yaml",
        9,
        "categories[level].options",
        "danh sách trống",
    ),
    ("unknown_unit", THEME, 5, "elements[doses].unit", "không có đơn vị tính “chuyen”"),
    ("duplicate_unit", "units.yaml", 3, "units[mục 2].id", "mã “trips” đã dùng ở"),
    ("reserved_unit", "units.yaml", 2, "units[percentage_points].id", "dành cho chênh lệch"),
    ("unit_in_two_groups", "categories.yaml", 6, "categories[dose].options[d2].id", "mã “01576”"),
    ("unit_without_name", "units.yaml", 2, "units[trips].name", "thiếu trường bắt buộc"),
    ("duplicate_theme", "themes.yaml", 3, "themes[mục 2].id", "mã “vaccination” đã dùng ở"),
]


def folder_with(bad: str, replaced: str, tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "programmes" / "covid-19" / "indicators"
    shutil.copytree(FIXTURES / "good", folder)
    shutil.copy(FIXTURES / "bad" / f"{bad}.yaml", folder / replaced)
    return folder


def with_own_rate(tmp_path: Path, unit: str) -> Path:
    """The good catalogue, its rate per 1,000 in a unit of the programme's own."""
    folder = folder_with("unknown_unit", THEME, tmp_path)
    theme = (FIXTURES / "good" / THEME).read_text(encoding="utf-8")
    own = theme.replace("multiplier: 100", "multiplier: 1000").replace("percent", "per_1k")
    (folder / THEME).write_text(own, encoding="utf-8")
    text = "units:\n  - {id: per_1k, name: trên 1.000 trẻ" + unit + "}\n"
    (folder / "units.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_rate_of_a_programmes_own(tmp_path: Path) -> None:
    """Per 1,000 children: the unit says of how many, and the multiplier has to agree."""
    folder = with_own_rate(tmp_path, ", per: 1000")
    rate = load_catalogue(folder).indicators["coverage"].unit
    assert (rate.name, rate.per) == ("trên 1.000 trẻ", 1000)


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        (", per: 100", "hệ số nhân không hợp"),
        ("", "per: 1 nếu là số bình quân"),
        (", per: 0", "per"),
    ],
)
def test_a_rate_that_says_otherwise(tmp_path: Path, unit: str, words: str) -> None:
    with pytest.raises(BaocaoError) as caught:
        load_catalogue(with_own_rate(tmp_path, unit))
    assert words in str(caught.value)


@pytest.mark.parametrize(("bad", "replaced", "line", "field", "words"), BAD)
def test_a_bad_file_is_refused_at_its_line_and_field(
    bad: str, replaced: str, line: int, field: str, words: str, tmp_path: Path
) -> None:
    """Each error names file, line and field, says what is wrong and what to do."""
    with pytest.raises(BaocaoError) as caught:
        load_catalogue(folder_with(bad, replaced, tmp_path))
    where = f"data/programmes/covid-19/indicators/{replaced}, dòng {line}" + (
        f", trường {field}" if field else ""
    )
    matching = [problem for problem in caught.value.problems if problem.where == where]
    assert matching, str(caught.value)
    assert words in matching[0].what
    assert matching[0].todo


def test_the_table_of_bad_files_is_complete() -> None:
    """Every bad file stands in the table once."""
    names = [case[0] for case in BAD]
    assert sorted(names) == sorted(path.stem for path in (FIXTURES / "bad").glob("*.yaml"))


def test_the_good_files_load() -> None:
    """What the bad files differ from is itself accepted."""
    catalogue = load_catalogue(FIXTURES / "good")
    assert catalogue.indicators["coverage"].splits == ((("dose", "d1"),), (("dose", "d2"),))
    assert catalogue.categories["level"].options[0].in_sentence == "Cấp tỉnh"


def test_a_count_needs_neither_denominator_nor_multiplier(tmp_path: Path) -> None:
    """A count is its numerator alone; a rate without a denominator is refused for its unit."""
    folder = tmp_path / "data" / "programmes" / "covid-19" / "indicators"
    shutil.copytree(FIXTURES / "good", folder)
    text = (folder / THEME).read_text(encoding="utf-8")
    text = text.replace("    denominator: [{element: people}]\n    multiplier: 100\n", "")
    text = text.replace("    rate_element: rate\n", "")
    (folder / THEME).write_text(text, encoding="utf-8")
    with pytest.raises(BaocaoError, match="khác đơn vị của số liệu"):
        load_catalogue(folder)
    (folder / THEME).write_text(
        text.replace("direction: higher\n    unit: percent", "direction: higher\n    unit: people"),
        encoding="utf-8",
    )
    found = load_catalogue(folder).indicators["coverage"]
    assert not found.denominator
    assert found.multiplier == 1


def test_a_programme_may_have_units_of_its_own(tmp_path: Path) -> None:
    """Units that templates have no word for stand in units.yaml with their name."""
    folder = folder_with("unknown_unit", THEME, tmp_path)
    (folder / "units.yaml").write_text("units: [{id: chuyen, name: chuyến}]", encoding="utf-8")
    catalogue = load_catalogue(folder)
    unit = catalogue.elements["doses"].unit
    assert (unit.value, unit.name, unit.persons) == ("chuyen", "chuyến", False)
    assert catalogue.elements["people"].unit.persons


def test_a_programme_may_call_a_common_unit_otherwise(tmp_path: Path) -> None:
    """It stays the same unit, which counts people."""
    folder = folder_with("unknown_unit", THEME, tmp_path)
    words = "units: [{id: chuyen, name: chuyến}, {id: people, name: hội viên}]"
    (folder / "units.yaml").write_text(words, encoding="utf-8")
    unit = load_catalogue(folder).elements["people"].unit
    assert (unit, unit.name, unit.persons) == (Unit.PEOPLE, "hội viên", True)


def test_problems_of_several_files_come_together(tmp_path: Path) -> None:
    """A wrong field in one file does not hide that of another."""
    folder = folder_with("extra_field", THEME, tmp_path)
    shutil.copy(FIXTURES / "bad" / "category_without_options.yaml", folder / "categories.yaml")
    with pytest.raises(BaocaoError) as caught:
        load_catalogue(folder)
    assert len(caught.value.problems) == 2


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """Without categories.yaml and themes.yaml both are asked for."""
    with pytest.raises(BaocaoError) as caught:
        load_catalogue(tmp_path / "data" / "programmes" / "covid-19" / "indicators")
    assert [problem.where for problem in caught.value.problems] == [
        "data/programmes/covid-19/indicators/categories.yaml",
        "data/programmes/covid-19/indicators/themes.yaml",
    ]


def test_flow_over_stock_is_accepted_with_a_reason(tmp_path: Path) -> None:
    """Who divides events by a state has to say why, and then may."""
    folder = folder_with("flow_over_stock", THEME, tmp_path)
    text = (folder / THEME).read_text(encoding="utf-8")
    reason = "    flow_over_stock: số mũi trên số dân của kỳ\n    direction:"
    (folder / THEME).write_text(text.replace("    direction:", reason), encoding="utf-8")
    assert load_catalogue(folder).indicators["coverage"].numerator[0].element == "doses"


def test_the_same_files_are_read_once_and_changed_ones_again(tmp_path: Path) -> None:
    """Of as many letters and of the same moment, too."""
    folder = tmp_path / "indicators"
    shutil.copytree(FIXTURES / "good", folder)
    before = load_catalogue(folder)
    assert load_catalogue(folder) is before
    path = folder / THEME
    stamp = path.stat()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("decimals: 2", "decimals: 1"), encoding="utf-8")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert load_catalogue(folder) != before
