"""Tables: header, widths, rows, groups and totals."""

from __future__ import annotations

import textwrap
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from baocao.core.word_file import Element
from baocao.document.blocks import Align, Block, Column, Row, Section, Table, Text
from baocao.output.word.column_widths import column_widths
from baocao.output.word.fewest_lines import Lines, lines_of
from baocao.output.word.metrics import bold_width
from baocao.output.word.styles import Style
from tests.output.word.reading import attribute, body, find, printed, words
from tests.output.word.sample import districts_table, figure, report, targets_table, words_each

NOTE = (Text("(*) Chưa gồm huyện Cao Lộc."),)
TEXT_WIDTH = 11906 - 1701 - 851


def _rendered(block: Block) -> Element:
    """Render a report with one block; return the table of that block."""
    content = body(replace(report(), sections=(Section("one", "Kết quả", (block,)),)))
    return find(content, f"w:tbl[w:tblPr/w:tblStyle/@w:val='{Style.GRID_TABLE.id}'][1]")[0]


def test_caption_stands_above_and_note_below() -> None:
    """Both are paragraphs of their own style beside the table."""
    table = _rendered(targets_table())
    above, below = table.getprevious(), table.getnext()
    assert above is not None
    assert below is not None
    assert words(above) == "Bảng\u00a01. Kết quả thực hiện các chỉ tiêu"
    assert words(below).startswith("Ghi chú:")


def test_header_row_repeats_and_no_row_breaks() -> None:
    """Only the header repeats; every row stays whole."""
    rows = find(_rendered(targets_table()), "w:tr")
    assert [len(find(row, "w:trPr/w:tblHeader")) for row in rows] == [1] + [0] * 6
    assert all(find(row, "w:trPr/w:cantSplit") for row in rows)


def test_widths_are_fixed_and_add_up_to_the_text() -> None:
    """Grid and cells say the same, so Word and LibreOffice agree."""
    table = _rendered(targets_table())
    grid = [int(width) for width in attribute(table, "w:tblGrid/w:gridCol/@w:w")]
    assert sum(grid) == TEXT_WIDTH
    assert attribute(table, "w:tblPr/w:tblLayout/@w:type") == ["fixed"]
    for row in find(table, "w:tr[not(.//w:gridSpan)]"):
        assert [int(width) for width in attribute(row, "w:tc/w:tcPr/w:tcW/@w:w")] == grid


def test_columns_of_one_group_share_a_header_above() -> None:
    """Columns without a group are two rows high; both rows repeat."""
    first, second = find(_rendered(districts_table()), "w:tr")[:2]
    assert printed(first, Style.SMALL_HEAD) == ["TT", "Địa bàn", "Tiêm mũi 1", "Tiêm mũi 2"]
    assert attribute(first, "w:tc/w:tcPr/w:gridSpan/@w:val") == ["2", "2"]
    assert attribute(first, "w:tc/w:tcPr/w:vMerge/@w:val") == ["restart", "restart"]
    assert attribute(second, "w:tc/w:tcPr/w:vMerge/@w:val") == ["continue", "continue"]
    assert printed(second, Style.SMALL_HEAD)[2:] == ["Số người", "Tỷ lệ", "Số người", "Tỷ lệ"]
    assert all(find(row, "w:trPr/w:tblHeader") for row in (first, second))


def test_cells_take_the_alignment_of_their_column() -> None:
    """Numbers stand at the right, words at the left, order numbers in the middle."""
    row = find(_rendered(districts_table()), "w:tr")[2]
    assert attribute(row, "w:tc/w:p/w:pPr/w:pStyle/@w:val") == [
        Style.SMALL_CENTRE.id,
        Style.SMALL_LEFT.id,
        *[Style.SMALL_RIGHT.id] * 4,
    ]


def test_words_among_numbers_stand_in_the_middle() -> None:
    """A column of numbers is set at the right; "có văn bản" there is no number."""
    columns = (Column("Kết quả", 1, Align.RIGHT),)
    table = Table("", columns, (Row(words_each("Có văn bản")), Row(((),))))
    styles = attribute(_rendered(table), "w:tr/w:tc/w:p/w:pPr/w:pStyle/@w:val")
    assert styles == [Style.TABLE_HEAD.id, Style.CELL_CENTRE.id, Style.CELL_RIGHT.id]


def test_a_total_row_is_bold_in_words_and_figures() -> None:
    """The rows above it are not."""
    rows = find(_rendered(districts_table()), "w:tr")
    assert len(find(rows[-1], ".//w:r[w:t[text()]][not(w:rPr/w:b)]")) == 0
    assert len(find(rows[-1], ".//w:sdt//w:r/w:rPr/w:b")) == 2
    assert find(rows[-2], ".//w:b") == []


def test_a_spanning_row_is_one_cell_that_stays_with_the_next_row() -> None:
    """The title of a group of rows is never the last row of a page."""
    row = find(_rendered(targets_table()), "w:tr")[1]
    assert attribute(row, "w:tc/w:tcPr/w:gridSpan/@w:val") == ["6"]
    assert attribute(row, "w:tc/w:tcPr/w:tcW/@w:w") == [str(TEXT_WIDTH)]
    assert find(row, ".//w:keepNext")


def test_first_and_last_row_are_not_left_alone() -> None:
    """A page break comes neither after the first row nor before the last."""
    rows = find(_rendered(replace(districts_table(17), columns=_plain_columns())), "w:tr")[1:]
    kept = [len(find(row, "w:tc/w:p/w:pPr/w:keepNext")) for row in rows]
    each = len(find(rows[0], "w:tc"))  # programs ask different cells of a row
    assert kept == [each, *[0] * (len(rows) - 3), each, 0]


def _plain_columns() -> tuple[Column, ...]:
    """The columns of the districts, without groups."""
    return tuple(replace(column, group="") for column in districts_table().columns)


def test_a_short_table_in_small_type_stays_on_one_page() -> None:
    """Half a page that lies: no page break comes after any row but the last."""
    rows = find(_rendered(districts_table()), "w:tr")[2:]
    assert all(find(row, "w:tc/w:p/w:pPr/w:keepNext") for row in rows[:-1])
    assert not find(rows[-1], "w:tc/w:p/w:pPr/w:keepNext")


def test_a_note_stays_with_its_table() -> None:
    """What "(*)" means stands below the table, not on the next page."""
    for table, kept in ((districts_table(), 0), (replace(districts_table(), note=NOTE), 6)):
        *_, last = find(_rendered(table), "w:tr")
        assert len(find(last, "w:tc/w:p/w:pPr/w:keepNext")) == kept


def test_a_table_is_as_wide_as_its_content() -> None:
    """Each column holds its longest cell on one line, its title on two; the table is centred."""
    columns = (Column("Địa bàn", 1), Column("Số người được tiêm", 9, Align.RIGHT))
    table = Table("", columns, (Row(words_each("Huyện Cao Lộc", "12")),))
    name, number = column_widths(table, 9000)
    assert bold_width("Huyện Cao Lộc", 12) < name < bold_width("Huyện Cao Lộc", 12) + 500
    assert bold_width("Số người", 12) < number < bold_width("Số người được tiêm", 12)
    assert attribute(_rendered(table), "w:tblPr/w:jc/@w:val") == ["center"]


def test_a_table_nearly_as_wide_as_the_text_is_as_wide() -> None:
    """Tables of the text share its edges."""
    table = Table("", (Column("A", 1), Column("B", 1)), (Row(words_each("a " * 40, "b " * 36)),))
    assert sum(column_widths(table, 9000)) == 9000


def test_no_column_is_wider_than_its_content_while_another_breaks_its_lines() -> None:
    """The share that short numbers do not need goes to the words."""
    columns = (Column("Chỉ tiêu", 10), Column("Kết quả", 90))
    table = Table("", columns, (Row(words_each("chữ " * 60, "100%")),))
    words_width, number = column_widths(table, 9000)
    assert number < bold_width("Kết quả", 12) + 500
    assert words_width + number == 9000


def test_a_column_is_never_narrower_than_its_longest_word() -> None:
    """What the word needs is taken from the other columns, by their shares."""
    columns = (Column("TT", 1), Column("Nội dung", 60), Column("Thời hạn", 39))
    table = Table("", columns, (Row(words_each("1", "Tiêm " * 90, "Hạn " * 60)),))
    widths = column_widths(table, 9000)
    assert widths[0] >= bold_width("TT", 12) + 140
    assert abs(widths[1] / widths[2] - 60 / 39) < 0.01
    assert sum(widths) == 9000


def test_a_cell_may_be_empty() -> None:
    """A value that is not known leaves its cell blank."""
    table = Table("", (Column("A", 1), Column("B", 1)), (Row(((Text("x"),), ())),))
    cells = find(_rendered(table), "w:tr[2]/w:tc")
    assert [words(cell) for cell in cells] == ["x", ""]


def test_a_figure_and_its_unit_need_their_room_together() -> None:
    """ "55.333 liều" is one piece; a name with hyphens may break after each."""
    row = Row(((figure("doses", "55.333"), Text(" liều")), (Text("trung-tam-y-te-bao-lam"),)))
    table = Table("", (Column("A", 1), Column("B", 99)), (row,))
    assert column_widths(table, 9000)[0] >= bold_width("55.333 liều", 12) + 140
    swapped = Table("", (Column("A", 99), Column("B", 1)), (_long(row),))
    assert column_widths(swapped, 9000)[1] < bold_width("trung-tam-y-te-bao-lam", 12)


def _long(row: Row) -> Row:
    """The row with so many words in its first cell that the text is not wide enough."""
    return replace(row, cells=((*row.cells[0], Text(" chữ" * 90)), *row.cells[1:]))


def test_a_unit_with_a_slash_may_go_below_its_figure() -> None:
    """ "11,51 ca/100.000 dân" would make the column of all results twice as wide."""
    row = Row(((figure("rate", "11,51"), Text(" ca/100.000 dân")),))
    row = replace(row, cells=(*row.cells, (Text("chữ " * 90),)))
    table = Table("", (Column("A", 1), Column("B", 99)), (row,))
    assert column_widths(table, 9000)[0] < bold_width("11,51 ca/100.000", 12)


def test_a_word_and_its_figure_need_their_room_together() -> None:
    """ "tăng 16,04" is one piece; longer words before a figure are none."""
    short, long = ((Text(before), figure("one", "16,04")) for before in ("tăng ", "mọi cấp đạt "))
    for content, wide in ((short, "tăng 16,04"), (long, "16,04")):
        row = Row((content, (Text("chữ " * 90),)))
        table = Table("", (Column("A", 1), Column("B", 99)), (row,))
        assert bold_width(wide, 12) + 140 <= column_widths(table, 9000)[0]
        assert column_widths(table, 9000)[0] < bold_width("cấp đạt 16,04", 12)


def test_room_goes_where_it_saves_lines() -> None:
    """A title of two words leaves its share to names that would take four lines each."""
    name = "Cơ quan, tổ chức đánh giá nguy cơ lây nhiễm"
    rows = [Row(words_each(name, "100%"))] * 9
    rows.append(Row(words_each("Giảm tử vong", "chưa có giá trị so sánh trong kỳ")))
    table = Table("", (Column("Chỉ tiêu", 1), Column("Yêu cầu", 1)), tuple(rows))
    width, other = column_widths(table, 3400)
    assert width + other == 3400
    pieces = [bold_width(word, 12) for word in name.split()]
    taken = [lines_of(pieces, size - 180, bold_width(" ", 12)) for size in (1700, width)]
    assert taken == [4, 3]
    assert Lines([[[100] * 9]], 0, 10).fewest([200], [100], [900]) == [200]  # nobody gives


@given(st.lists(st.integers(1, 90), max_size=12), st.integers(20, 200))
def test_lines_hold_as_many_words_as_fit(pieces: list[int], room: int) -> None:
    """As `textwrap` breaks words of those lengths that are not broken themselves."""
    text = " ".join("x" * piece for piece in pieces)
    wrapped = textwrap.wrap(text, room, break_long_words=False)
    assert lines_of(pieces, room, 1) == max(len(wrapped), 1)


def test_words_wider_than_the_text_leave_the_shares_as_they_are() -> None:
    """A table that cannot fit is still as wide as the text."""
    columns = tuple(Column("Nghiêng" * 3, share) for share in (1, 2, 3))
    assert column_widths(Table("", columns, ()), 3000) == [500, 1000, 1500]
