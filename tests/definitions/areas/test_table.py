"""A wrong areas.csv is refused with every problem, each with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from baocao.core.errors import BaocaoError
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.areas.table import COLUMNS, read_units

HEADER = ",".join(COLUMNS)
COUNTRY = "VN,Cả nước,Cả nước,country,ca-nuoc,,Việt Nam;Toàn quốc,,,"
PROVINCE = "87,Tỉnh Đồng Tháp,Đồng Tháp,province,dong-thap,VN,,,2025-06-30,82"
HEIR = "82,Tỉnh Đồng Tháp,Đồng Tháp,province,dong-thap,VN,,2025-07-01,,"
GOOD = (HEADER, COUNTRY, PROVINCE, HEIR)


def write(folder: Path, *lines: str) -> Path:
    path = folder / "areas.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def problems(path: Path) -> list[str]:
    with pytest.raises(BaocaoError) as caught:
        read_units(path, name="data/areas.csv")
    return [str(problem) for problem in caught.value.problems]


def test_a_row_is_a_unit(tmp_path: Path) -> None:
    """Each column has its place in the unit; empty cells are None or nothing."""
    country, province, _ = read_units(write(tmp_path, *GOOD))
    assert country.aliases == ("Việt Nam", "Toàn quốc")
    assert province == AdminUnit(
        code="87",
        name="Tỉnh Đồng Tháp",
        short_name="Đồng Tháp",
        level=AreaLevel.PROVINCE,
        slug="dong-thap",
        parent="VN",
        valid_to=date(2025, 6, 30),
        successor="82",
    )


def test_a_file_saved_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    """A byte order mark, blank lines and decomposed letters do no harm."""
    path = tmp_path / "areas.csv"
    path.write_text(f"\ufeff{HEADER}\n\n{COUNTRY}\n", encoding="utf-8")
    assert [unit.code for unit in read_units(path)] == ["VN"]


WRONG = {
    "unknown level": (
        "20,Tỉnh Lạng Sơn,Lạng Sơn,state,lang-son,VN,,,,",
        "dòng 5, cột level: cấp “state” không có",
    ),
    "no code": (
        ",Tỉnh Lạng Sơn,Lạng Sơn,province,lang-son,VN,,,,",
        "dòng 5, cột code: ô trống",
    ),
    "a dash in a code": (
        "87-1,Tỉnh Lạng Sơn,Lạng Sơn,province,lang-son,VN,,,,",
        "dòng 5, cột code: mã “87-1” có dấu gạch ngang",
    ),
    "unknown parent": (
        "20,Tỉnh Lạng Sơn,Lạng Sơn,province,lang-son,XX,,,,",
        "dòng 5, cột parent: không có đơn vị mã XX",
    ),
    "no parent": (
        "20,Tỉnh Lạng Sơn,Lạng Sơn,province,lang-son,,,,,",
        "dòng 5, cột parent: thiếu đơn vị cấp trên",
    ),
    "parent of the same level": (
        "20,Tỉnh Lạng Sơn,Lạng Sơn,province,lang-son,87,,,,",
        "dòng 5, cột parent: Tỉnh Đồng Tháp không phải cấp trên",
    ),
    "duplicate code": (
        "87,Tỉnh Lạng Sơn,Lạng Sơn,province,lang-son,VN,,,,",
        "dòng 5, cột code: mã 87 đã có ở dòng 3",
    ),
    "duplicate slug": (
        "20,Tỉnh Lạng Sơn,Lạng Sơn,province,dong-thap,VN,,,,",
        "dòng 5, cột slug: “dong-thap” đã có ở dòng 3",
    ),
    "bad date": (
        "20,Tỉnh Lạng Sơn,Lạng Sơn,province,lang-son,VN,,1/7/2025,,",
        "dòng 5, cột valid_from: “1/7/2025” không phải ngày",
    ),
    "day that no calendar has": (
        "20,Tỉnh Lạng Sơn,Lạng Sơn,province,lang-son,VN,,,2025-02-30,",
        "dòng 5, cột valid_to: “2025-02-30” không phải ngày",
    ),
    "date without hyphens": (
        "20,Tỉnh Lạng Sơn,Lạng Sơn,province,lang-son,VN,,20250701,,",
        "dòng 5, cột valid_from: “20250701” không phải ngày",
    ),
    "ends before it begins": (
        "20,Tỉnh Lạng Sơn,Lạng Sơn,province,lang-son,VN,,2025-07-01,2025-06-30,",
        "dòng 5, cột valid_to: ngày cuối 2025-06-30 trước ngày đầu 2025-07-01",
    ),
    "successor without a last day": (
        "20,Tỉnh Lạng Sơn,Lạng Sơn,province,lang-son,VN,,,,87",
        "dòng 5, cột valid_to: có đơn vị kế tục mà không có ngày cuối",
    ),
    "unknown successor": (
        "20,Tỉnh Lạng Sơn,Lạng Sơn,province,lang-son,VN,,,2025-06-30,XX",
        "dòng 5, cột successor: không có đơn vị mã XX",
    ),
    "successor that comes later": (
        "20,Tỉnh Lạng Sơn,Lạng Sơn,province,lang-son,VN,,,2020-02-29,82",
        "dòng 5, cột successor: Tỉnh Đồng Tháp không có hiệu lực ngay sau ngày 2020-02-29",
    ),
    "too few cells": (
        "20,Tỉnh Lạng Sơn,Lạng Sơn",
        "dòng 5: dòng có 3 ô, tiêu đề có 10",
    ),
    "too many cells": (
        "20,Tỉnh Lạng Sơn, phía Bắc,Lạng Sơn,province,lang-son,VN,,,,",
        "dòng 5: dòng có 11 ô, tiêu đề có 10",
    ),
}


@pytest.mark.parametrize(("line", "said"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_line_is_named_with_its_column(tmp_path: Path, line: str, said: str) -> None:
    """One wrong line is one problem, at its place, with what to do."""
    (problem,) = problems(write(tmp_path, *GOOD, line))
    assert problem.startswith(f"data/areas.csv, {said}")
    assert "→" in problem


def test_an_official_code_may_pass_to_another_unit(tmp_path: Path) -> None:
    """Who bore it first adds the year in which it ended; what was part of it says so by then."""
    lines = (
        "25,Tỉnh Phú Thọ,Phú Thọ,province,phu-tho,VN,,,2025-06-30,25",
        "25,Tỉnh Phú Thọ,Phú Thọ,province,phu-tho,VN,,2025-07-01,,",
        "227,Thành phố Việt Trì,Việt Trì,district,thanh-pho-viet-tri,25,,,2025-06-30,",
        "07894,Phường Việt Trì,Việt Trì,commune,phuong-viet-tri,25,,2025-07-01,,",
    )
    *_, old, new, district, commune = read_units(write(tmp_path, *GOOD, *lines))
    assert (old.code, old.official_code, old.successor) == ("25-to-2025", "25", "25")
    assert (new.code, new.official_code) == ("25", "25")
    assert (district.parent, commune.parent) == ("25-to-2025", "25")


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    """A file with three wrong lines is mended in one round."""
    wrong = [WRONG[case][0] for case in ("unknown level", "bad date", "no code")]
    found = problems(write(tmp_path, *GOOD, *wrong))
    assert [text.split(":")[0].split(", ")[1] for text in found] == ["dòng 5", "dòng 6", "dòng 7"]


def test_wrong_columns_are_named(tmp_path: Path) -> None:
    """Missing, strange and repeated columns are all in the message."""
    header = HEADER.replace("successor", "heir").replace("slug", "name")
    missing, strange = problems(write(tmp_path, header))
    assert "thiếu cột: slug, successor" in missing
    assert "cột lạ hoặc lặp: name, heir" in strange


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "không tìm thấy tệp"),
        (b"", "thiếu cột: code, name"),
        ("mã,tên\n".encode("utf-16"), "không phải UTF-8"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes | None, said: str) -> None:
    """A missing, empty or wrongly encoded file gets one message, no traceback."""
    path = tmp_path / "areas.csv"
    if content is not None:
        path.write_bytes(content)
    (problem,) = problems(path)
    assert said in problem
