"""What labels of rows say, and that what stands together decides it."""

from __future__ import annotations

from datetime import date

import pytest

from baocao.core.errors import BaocaoError
from baocao.submissions.mapped.labels import Label, Labels, RowKind
from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.model import TableContext
from tests.planted.book import Sheet, Value
from tests.planted.province import DISTRICTS, MAPPING
from tests.submissions.mapped.conftest import Reading

SHEETS = MAPPING.split("sheets:", maxsplit=1)[0] + "sheets:\n"
LANG_SON, DONG_THAP = "20", "87"


def said(lexicon: Lexicon, province: str, *texts: str | tuple[str, str]) -> list[str]:
    """Codes of areas, else what kind of row it is; a pair is a row's number and its label."""
    rows = [text if isinstance(text, tuple) else ("", text) for text in texts]
    labels = Labels(
        tuple(
            Label(n, text.lstrip("_"), mark, not text.startswith("_"))
            for n, (mark, text) in enumerate(rows)
        ),
        lexicon,
        TableContext(province, date(2022, 12, 14)),
    )
    return [named.area or named.kind.value for named in labels.named.values()]


COMMUNES = [
    *("X. Tràng Định", "P. Bình Gia", "P.Bình Gia", "Xã Tràng Định", "Phường Bình Gia"),
    *("TT. Cao Lộc", "Thị trấn Đồng Đăng", "xa Trang Dinh", "TYT Tràng Định", "Trạm Y tế Bắc Sơn"),
]


@pytest.mark.parametrize("text", COMMUNES)
def test_a_commune_is_never_the_district_of_its_name(lexicon: Lexicon, text: str) -> None:
    """Whatever stands for xã, phường, thị trấn."""
    assert said(lexicon, LANG_SON, "Thành phố Lạng Sơn", text, "Huyện Văn Lãng") == [
        "178",
        RowKind.COMMUNE.value,
        "182",
    ]


def test_the_tenth_row_is_no_commune(lexicon: Lexicon) -> None:
    """Where rows are counted in Roman numbers up to it."""
    assert said(lexicon, LANG_SON, "IX. Chi Lăng", "X. Lộc Bình", "XI. Đình Lập") == [
        "187",
        "188",
        "189",
    ]
    assert said(lexicon, LANG_SON, "1. Chi Lăng", "a. Lộc Bình", "1.2. Đình Lập", "- Cao Lộc") == [
        "187",
        "188",
        "189",
        "183",
    ]


def test_a_section_tells_a_city_from_the_district_of_its_name(lexicon: Lexicon) -> None:
    """Đồng Tháp has two Cao Lãnh and two Hồng Ngự; without a section nobody knows which."""
    rows = ("_I. Thành phố", "Cao Lãnh", "Hồng Ngự", "_II. Các huyện", "Cao Lãnh", "Hồng Ngự")
    assert said(lexicon, DONG_THAP, *rows)[1:3] == ["866", "868"]
    assert said(lexicon, DONG_THAP, *rows)[4:] == ["873", "870"]
    assert said(lexicon, DONG_THAP, "Cao Lãnh", "Sa Đéc") == ["unknown", "867"]


SUMS = ["Cộng vùng I", "Tổng khu vực 2", "Cộng các huyện", "Tổng cộng toàn tỉnh", "Toàn vùng"]


@pytest.mark.parametrize("text", SUMS)
def test_subtotals_are_totals(lexicon: Lexicon, text: str) -> None:
    """However the part of the province is called."""
    assert said(lexicon, LANG_SON, "Cao Lộc", "Lộc Bình", text)[-1] == "total"


@pytest.mark.parametrize("text", ["Tổng Cọt", "Cộng Hòa", "Toàn Thắng", "Tổng số xã"])
def test_a_name_that_begins_like_a_sum_is_none(lexicon: Lexicon, text: str) -> None:
    """Three communes, and a label that counts something."""
    assert said(lexicon, LANG_SON, "Cao Lộc", text)[-1] == "unknown"


def test_levels_tell_parts_from_districts(lexicon: Lexicon) -> None:
    """ "I" is a region, "1" a district, "1.1" a commune without its word."""
    rows = (("I", "Biên giới"), ("1", "Cao Lộc"), ("1.1", "Bảo Lâm"), ("2", "Lộc Bình"))
    assert said(lexicon, LANG_SON, *rows) == ["group", "183", "commune", "188"]


def test_provinces_are_told_from_cities_in_a_table_of_the_country(lexicon: Lexicon) -> None:
    """Lạng Sơn among provinces is the province."""
    rows = ("Hà Nội", "TP. Hồ Chí Minh", "Lạng Sơn", "Đăk Lăk", "Cả nước")
    assert said(lexicon, LANG_SON, *rows) == [
        *("elsewhere", "elsewhere", "20", "elsewhere", "elsewhere")
    ]


def test_a_title_alone_is_the_only_unit_that_has_it(lexicon: Lexicon) -> None:
    """ "Thành phố" in a province with one city; three cities are three."""
    assert said(lexicon, LANG_SON, "Thành phố", "Cao Lộc") == ["178", "183"]
    assert said(lexicon, DONG_THAP, "Thành phố", "Sa Đéc") == ["unknown", "867"]


def table(*rows: tuple[Value | None, ...]) -> list[Sheet]:
    sheet = Sheet("Ca bệnh", {"A1": "Số liệu đến 14/3/2022"})
    sheet.row(3, "TT", "Địa bàn", "Ca mắc mới")
    for n, row in enumerate(rows, 4):
        sheet.row(n, *row)
    return [sheet]


ALL = [(None, name, 10 + n) for n, name in enumerate(DISTRICTS)]


def test_one_setting_leaves_out_communes_below_their_districts(reading: Reading) -> None:
    """Without it each is a problem at its cell."""
    rows = table(*ALL[:2], (None, "X. Tràng Định", 4), (None, "P. Bình Gia", 3), *ALL[2:])
    mapping = SHEETS + "  - {sheet: Ca bệnh, leave_out: [communes]}\n"
    assert len(reading(rows, mapping).observations) == 11
    with pytest.raises(BaocaoError) as caught:
        reading(rows, SHEETS + "  - {sheet: Ca bệnh}\n")
    assert [p.where.rsplit(" › ", maxsplit=1)[-1] for p in caught.value.problems] == ["B6", "B7"]
    assert all("leave_out: [communes]" in p.todo for p in caught.value.problems)


def test_one_setting_leaves_out_other_provinces(reading: Reading) -> None:
    """The country's total too, which no row here adds up to."""
    rows = table((1, "Hà Nội", 7), (2, "Lạng Sơn", 5), (3, "Cao Bằng", 4), (None, "Tổng cộng", 16))
    mapping = SHEETS + "  - {sheet: Ca bệnh, leave_out: [provinces]}\n"
    sent = reading(rows, mapping)
    assert [(o.area, int(o.value), o.source.cell) for o in sent.observations] == [("20", 5, "C5")]
    assert sent.remarks == ()


def test_subtotals_above_and_below_their_parts_are_checked(reading: Reading) -> None:
    """A region's row adds up what follows it, down to the next region."""
    first, second = sum(r[2] for r in ALL[:4]), sum(r[2] for r in ALL[4:])
    rows = [("I", "Vùng I", first), *ALL[:4], ("II", "Vùng II", second), *ALL[4:]]
    whole = (None, "Toàn tỉnh", first + second)
    sent = reading(table(*rows, whole), SHEETS + "  - {sheet: Ca bệnh}\n")
    assert (len(sent.observations), sent.remarks) == (11, ())
    rows[5] = ("II", "Vùng II", second + 1)
    (remark,) = reading(table(*rows, whole), SHEETS + "  - {sheet: Ca bệnh}\n").remarks
    assert (remark.rule, remark.source.cell) == ("total_against_rows", "C9")


def test_a_missing_district_is_named(reading: Reading) -> None:
    """In a table of the province; a table of one district alone is none."""
    (remark,) = reading(table(*ALL[:-1]), SHEETS + "  - {sheet: Ca bệnh}\n").remarks
    assert (remark.rule, dict(remark.words)["found"]) == ("area_without_row", "Huyện Đình Lập")
    assert reading(table(ALL[3]), SHEETS + "  - {sheet: Ca bệnh}\n").remarks == ()
