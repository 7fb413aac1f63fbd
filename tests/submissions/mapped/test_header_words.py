"""A group's heading that was typed once is for the columns beside it where the header shows it."""

from __future__ import annotations

import pytest

from tests.planted.book import Sheet
from tests.planted.province import MAPPING
from tests.submissions.mapped.conftest import Reading

MAP = MAPPING.split("sheets:", maxsplit=1)[0] + "as_of: 2022-03-14\nsheets:\n  - {sheet: %s}\n"
ADULTS, TEENS, CHILDREN = "Từ 18 tuổi trở lên", "Từ 12 đến dưới 18 tuổi", "Từ 5 đến dưới 12 tuổi"
D = {dose: f"Đã tiêm mũi {dose}" for dose in (1, 2, 3, 4)}
WORDS = {"18plus": "a", "12-17": "t", "5-11": "c"}

Row = tuple[str | None, ...]


def table(top: Row, below: Row, merged: tuple[str, ...] = ()) -> Sheet:
    """Two rows of headings from column C on, and one district with a number in each column."""
    sheet = Sheet("Bieu", {"B4": "Địa bàn"}, merged=[*merged])
    sheet.row(4, *top, start="C")
    sheet.row(5, *below, start="C")
    sheet.row(6, "Cao Lộc", *range(100, 100 + max(len(top), len(below))), start="B")
    return sheet


TABLES: list[tuple[str, Sheet, str]] = [
    (
        "two groups of two columns",
        table((ADULTS, None, CHILDREN, None), (D[3], D[4], D[1], D[2])),
        "C:a3 D:a4 E:c1 F:c2",
    ),
    (
        "the same headings below, one fewer",
        table((ADULTS, None, None, CHILDREN, None), (D[1], D[2], D[3], D[1], D[2])),
        "C:a1 D:a2 E:a3 F:c1 G:c2",
    ),
    (
        "one group of one column",
        table((ADULTS, None, TEENS, None, CHILDREN), (D[1], D[2], D[1], D[2], D[1])),
        "C:a1 D:a2 E:t1 F:t2 G:c1",
    ),
    (
        "one of two is merged",
        table((ADULTS, None, CHILDREN, None), (D[1], D[2], D[1], D[2]), ("C4:D4",)),
        "C:a1 D:a2 E:c1 F:c2",
    ),
    (
        "what is merged ends where it says",
        table((ADULTS, None, None), (D[1], D[2], D[3]), ("C4:D4",)),
        "C:a1 D:a2 E:3",
    ),
    (
        "a group alone shows nothing",
        table((ADULTS, None), (D[3], D[4])),
        "C:a3 D?",
    ),
    (
        "groups that are not alike show nothing",
        table((ADULTS, None, None, CHILDREN, None), (D[3], D[4], D[2], D[1], D[2])),
        "C:a3 D? E? F:c1 G?",
    ),
    (
        "one way alone means something",
        table((ADULTS, None), (D[3], "Tổng số ca mắc")),
        "C:a3 D:cases_cumulative",
    ),
    (
        "the other way alone means something",
        table((D[3], None), (ADULTS, f"{TEENS}")),
        "C:a3 D:t3",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "said"), [t[1:] for t in TABLES], ids=[t[0] for t in TABLES])
@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
def test_a_heading_reaches_as_far_as_the_header_shows(
    reading: Reading, sheet: Sheet, said: str, suffix: str
) -> None:
    """By age group and dose; what may be read two ways is not read, and remarked."""
    sent = reading([sheet], MAP % "Bieu", suffix)
    found = {}
    for one in sent.observations:
        options = dict(one.disaggregation)
        group, dose = WORDS.get(options.get("age_group", ""), ""), options.get("dose", "")
        found[one.source.cell[0]] = ":" + (group + dose.removeprefix("d") or one.element)
    found |= {r.source.cell[0]: "?" for r in sent.remarks if r.rule == "header_unclear"}
    assert " ".join(f"{column}{text}" for column, text in sorted(found.items())) == said
    assert not {r.rule for r in sent.remarks} - {"header_unclear"}


def test_a_text_file_cannot_merge(reading: Reading) -> None:
    """There a heading is for all blank cells beside it that have headings below them."""
    sent = reading([table((ADULTS, None, None), (D[1], D[2], D[3]))], MAP % "CSV", ".csv")
    assert [dict(o.disaggregation)["age_group"] for o in sent.observations] == ["18plus"] * 3


def test_a_mapping_decides(reading: Reading) -> None:
    """A header that a mapping names is read by it, however it may be meant."""
    rule = f'{{sheet: Bieu, columns: [{{header: "{D[4]}", element: vaccinated, options: '
    rule += "{age_group: 18plus, dose: d4}}]}"
    mapping = MAP.replace("{sheet: %s}", rule)
    sent = reading([table((ADULTS, None), (D[3], D[4]))], mapping)
    assert [o.disaggregation[0][1] for o in sent.observations] == ["18plus"] * 2
    assert sent.remarks == ()
