"""Canonical workbooks with one error of each rule, and the ways in which cells can be wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font

from baocao.submissions.workbooks.model import Confirmation
from tests.planted.canonical import D1, NOWHERE, SHEET, Canonical, right
from tests.planted.case import PROBLEM, Case

Plant = Callable[[Canonical], object]
CHILD_4 = ("5-11", "d4")

_CELLS = right()


def at(rule: str, *names: str) -> tuple[tuple[str, str], ...]:
    """Findings of a rule at the cells of these rows of the right workbook."""
    return tuple((rule, _CELLS.cell(name)) for name in names)


def to(name: str, value: int | str) -> Plant:
    return lambda book: book.set(name, value)


def without(*names: str) -> Plant:
    """Leave rows out: a district without one of its own is not told of by the department."""
    return lambda book: [book.rows.pop(name) for name in names]


def both(*plants: Plant) -> Plant:
    return lambda book: [plant(book) for plant in plants]


def empty(book: Canonical) -> None:
    """No values, and no rows of tasks."""
    book.rows.clear()
    book.edits.append(lambda made: made["Tiến độ"].delete_rows(2, 9))


def edit(change: Callable[[openpyxl.Workbook], object]) -> Plant:
    return lambda book: book.edits.append(change)


def put(name: str, value: str | None, by: int = 0) -> Plant:
    """Write into the cell of a row's value, or `by` columns to its right."""
    place = _CELLS.cell(name).split("!")[1]

    def change(book: openpyxl.Workbook) -> None:
        cell = book[SHEET][place]
        book[SHEET].cell(cell.row, cell.column + by).value = value

    return edit(change)


def unseen(name: str) -> Plant:
    """Give the cell of a row's value a format that shows nothing."""
    place = _CELLS.cell(name).split("!")[1]
    return edit(lambda book: setattr(book[SHEET][place], "number_format", ";;;"))


def looking(name: str, value: float, code: str) -> Plant:
    """A number in the cell of a row's value, with a format."""
    place = _CELLS.cell(name).split("!")[1]

    def change(book: openpyxl.Workbook) -> None:
        book[SHEET][place].value = value
        book[SHEET][place].number_format = code

    return edit(change)


def hide_sheet(book: openpyxl.Workbook) -> None:
    book[SHEET].sheet_state = "hidden"


def commented(name: str) -> Plant:
    """Tell another number in a comment on the cell of a row's value."""
    place = _CELLS.cell(name).split("!")[1]
    comment = Comment("Số đúng là 70.001", "Trạm y tế")
    return edit(lambda book: setattr(book[SHEET][place], "comment", comment))


def struck(name: str, by: int) -> Plant:
    """Cross out the cell `by` columns right of a row's value."""
    place = beside(name, by).split("!")[1]
    return edit(lambda book: setattr(book[SHEET][place], "font", Font(strike=True)))


def beside(name: str, by: int) -> str:
    """The cell `by` columns right of a row's value."""
    sheet, cell = _CELLS.cell(name).split("!")
    return f"{sheet}!{chr(ord(cell[0]) + by)}{cell[1:]}"


def add_after(name: str, element: str, value: int | str, *split: str, **more: str) -> Plant:
    return lambda book: book.add(name, element, value, split, **more)


LAST = right()
LAST.add("new", "population", 1)  # where a row that is added stands
ADDED = LAST.cell("new")


def reason(rule: str, name: str) -> Plant:
    cell = _CELLS.cell(name).split("!")[1]
    return lambda book: book.confirmations.append(
        Confirmation(rule, SHEET, cell, "Đã rà soát", NOWHERE)
    )


def nothing(_: Canonical) -> None:
    """The right workbook as it is."""


def the_same(last: Canonical) -> None:
    """The period before had the same values, under other dates."""
    last.rows = right().rows
    for name in last.rows:
        last.on(name, date(2021, 12, 14))


def drop_sheet(book: openpyxl.Workbook) -> None:
    del book["Tiến độ"]


def strange_column(book: openpyxl.Workbook) -> None:
    book[SHEET].cell(1, 20).value = "Cột thêm"


def hide(book: openpyxl.Workbook) -> None:
    book[SHEET].row_dimensions[4].hidden = True


def hide_column(book: openpyxl.Workbook) -> None:
    book[SHEET].column_dimensions["G"].hidden = True


def add_sheet(book: openpyxl.Workbook) -> None:
    book.create_sheet("Nháp")["B2"] = 77


def add_words(book: openpyxl.Workbook) -> None:
    sheet = book.create_sheet("Nháp")
    sheet["A1"], sheet["B2"] = "Kết quả mũi 3", "Bổ sung 120 ca"
    sheet["B3"].comment = Comment("Số đúng là 70.001", "Trạm y tế")


def tell(cell: str, value: str | None) -> Plant:
    """Write into a cell of the sheet of tasks."""
    return edit(lambda book: setattr(book["Tiến độ"][cell], "value", value))


def no_unit(book: openpyxl.Workbook) -> None:
    book["Thông tin"]["B4"].value = None


CLEAN: list[Case[Canonical]] = [
    Case("canonical as it is", nothing),
    Case("with the period before", nothing, before=nothing),
    Case(
        "one value at two hours",
        both(add_after("x", "good_prognosis_rate", "99,2%"), lambda b: b.at("x", 17)),
    ),
]

PLANTED: list[Case[Canonical]] = [
    Case(
        "a bound that leaves a target open",
        both(without("due 3", "done 3"), to("rate 3", "trên 80%")),
        (("only_a_bound", f"{SHEET}!H10"), ("target_not_assessable", f"{SHEET}!H10")),
    ),
    Case("a bound that its counts allow", to("rate 3", "trên 80%"), at("only_a_bound", "rate 3")),
    Case(
        "a bound that its counts do not allow",
        to("rate 3", "trên 84%"),
        (*at("only_a_bound", "rate 3"), *at("rate_against_counts", "rate 3")),
    ),
    Case(
        "negative count",
        to("deaths", "-60"),
        (*at("negative_count", "deaths"), *at("elements_against_total", "cases")),
    ),
    Case(
        "fraction of a person",
        to("new cases", "4000,5"),
        (*at("fractional_count", "new cases"), *at("districts_against_province", "new cases")),
    ),
    Case("rate below zero", to("good", "-1%"), at("rate_below_zero", "good")),
    Case("rate above 100", to("good", "100,5%"), at("rate_above_limit", "good")),
    Case(
        "more done than due",
        both(to("done 1", 551_000), to("rate 1", "100,18%")),
        (*at("share_above_limit", "done 1"), *at("rate_above_limit", "rate 1")),
    ),
    Case(
        "rate that counts do not give", to("rate 2", "98,08%"), at("rate_against_counts", "rate 2")
    ),
    Case(
        "doses without the people due",
        add_after("x", "vaccinated", 5, "5-11", "d1"),
        (("observation_without_result", ADDED),),
    ),
    Case(
        "value of no indicator",
        add_after("x", "vaccinated", 500, "5-11"),
        (("observation_not_used", ADDED),),
    ),
    Case("nothing in it", empty, (("nothing_read", "file"),)),
    Case(
        "group that does not exist",
        add_after("x", "vaccinated", 5, *CHILD_4),
        (("unknown_combination", ADDED),),
    ),
    Case(
        "one value twice, differently",
        add_after("x", "communes", 199),
        (("duplicate_different", ADDED), ("elements_against_total", ADDED)),
    ),
    Case("one value twice", add_after("x", "communes", 200), (("duplicate_identical", ADDED),)),
    Case(
        "another value at an earlier hour of the day",
        both(add_after("x", "good_prognosis_rate", 99), lambda b: b.at("x", 17)),
        (("differs_within_day", ADDED),),
    ),
    Case(
        "another value without an hour",
        both(add_after("x", "good_prognosis_rate", 99), lambda b: b.at("good", 17)),
        at("differs_within_day", "good"),
    ),
    Case(
        "districts against the province",
        to("new cases 3", 402),
        at("districts_against_province", "new cases"),
    ),
    Case(
        "options against the total",
        both(
            add_after("x", "vaccine_doses", 10),
            *(
                add_after(f"x{dose}", "vaccine_doses", 5, "18plus", dose)
                for dose in ("d1", "d2", "d3")
            ),
            *(
                add_after(f"y{group}{dose}", "vaccine_doses", 0, group, dose)
                for group, dose in (
                    ("18plus", "additional"),
                    ("18plus", "d4"),
                    ("12-17", "d1"),
                    ("12-17", "d2"),
                    ("12-17", "d3"),
                    ("5-11", "d1"),
                    ("5-11", "d2"),
                )
            ),
        ),
        (("options_against_total", ADDED),),
    ),
    Case("parts of the cases", to("recovered", 60_001), at("elements_against_total", "cases")),
    Case("places of treatment", to("home", 9_001), at("elements_against_total", "treated")),
    Case("communes by level", to("level 2", 41), at("elements_against_total", "communes")),
    Case(
        "more recovered than cases",
        both(to("cases", 59_000), to("treated", 0), to("home", 0), to("facility", 0)),
        (*at("part_above_whole", "recovered"), *at("elements_against_total", "cases")),
    ),
    Case(
        "third dose above the second",
        both(to("done 3", 540_000), to("rate 3", "98,18%")),
        at("dose_order", "done 3"),
    ),
    Case(
        "after the cut-off",
        lambda b: b.on("good", date(2022, 3, 15)),
        at("as_of_after_cutoff", "good"),
    ),
    Case(
        "before the window",
        lambda b: b.on("good", date(2021, 12, 14)),
        at("as_of_before_window", "good"),
    ),
    Case(
        "cumulative count that falls",
        to("deaths", 59),
        (*at("cumulative_falls", "deaths"), *at("elements_against_total", "cases")),
        before=nothing,
    ),
    Case(
        "six times as many",
        to("treated", 59_640),
        (*at("change_beyond", "treated"), *at("elements_against_total", "cases", "treated")),
        before=nothing,
    ),
    Case(
        "denominator that changed",
        both(to("adults", 600_000)),
        at("denominator_changed", "adults"),
        before=nothing,
    ),
    Case(
        "two denominators",
        lambda b: b.add("x", "eligible_population", 551_000, D1, "20", "dân cư"),
        (("denominator_differs", ADDED),),
    ),
    Case(
        "more due than people",
        both(to("adults", 540_000)),
        at("age_groups_above_population", "due 1", "due 2", "due 3"),
    ),
    Case(
        "more people than live there",
        both(
            lambda b: b.add("x", "vulnerable_people", 790_001),
            lambda b: b.add("y", "vulnerable_protected", 700_000),
        ),
        (("people_above_population", ADDED),),
    ),
    Case(
        "a unit is missing",
        without("new cases 0"),
        (("missing_unit", ""),),
        expected_units=("20", "178", "20", "20", "20", "20"),
    ),
    Case(
        "the department sent for a unit",
        nothing,
        expected_units=("20", "178"),
    ),
    Case(
        "too few units",
        without("new cases 0", "new cases 1"),
        (("missing_unit", ""), ("too_few_units", "")),
        expected_units=("20", "178", "180"),
    ),
    Case(
        "values of the period before", nothing, at("values_resent", "population"), before=the_same
    ),
    Case(
        "a reason for nothing",
        reason("dose_order", "done 3"),
        (("confirmation_unused", "Thông tin!D15"),),
    ),
    # Tasks
    Case(
        "a plan of another province",
        tell("A3", "cao-bang-2478-kh-ubnd"),
        (("unknown_plan", "Tiến độ!A3"),),
    ),
    Case("a task that no plan has", tell("B3", "n01.1"), (("unknown_item", "Tiến độ!B3"),)),
    Case("a task told twice", tell("B3", "1"), (("item_stated_twice", "Tiến độ!B3"),)),
    Case("a state that is none", tell("D3", "sắp xong"), ((PROBLEM, "Tiến độ!D3"),)),
    Case("done on no day", tell("E2", None), (("done_without_proof", "Tiến độ!E2"),)),
    Case("done by no document", tell("F2", None), (("done_without_proof", "Tiến độ!F2"),)),
    Case(
        "a day of what is not done",
        tell("E3", "1/3/2022"),
        ((PROBLEM, "Tiến độ!E3"),),
    ),
    # Cells
    Case("unknown element", put("cases", "cases_total", -7), ((PROBLEM, beside("cases", -7)),)),
    Case("no value", put("cases", None), ((PROBLEM, _CELLS.cell("cases")),)),
    Case("a value of words", put("cases", "khoảng 70 nghìn"), ((PROBLEM, _CELLS.cell("cases")),)),
    Case(
        "a dot that may mean two things",
        put("rate 1", "99.82"),
        ((PROBLEM, _CELLS.cell("rate 1")),),
    ),
    Case(
        "a comma that may mean two things",
        put("cases", "70,000"),
        ((PROBLEM, _CELLS.cell("cases")),),
    ),
    Case(
        "two bounds of one value",
        both(put("good", "trên 99%"), put("good", "<", 1)),
        ((PROBLEM, beside("good", 1)),),
    ),
    Case("no day of the calendar", put("cases", "31/2/2022", 2), ((PROBLEM, beside("cases", 2)),)),
    Case("no hour of the day", put("cases", "25h", 3), ((PROBLEM, beside("cases", 3)),)),
    Case("a formula without a value", put("cases", "=70000"), ((PROBLEM, _CELLS.cell("cases")),)),
    Case("sheet missing", edit(drop_sheet), ((PROBLEM, "file"),)),
    Case("strange column", edit(strange_column), ((PROBLEM, f"{SHEET}!T1"),)),
    Case("unit missing", edit(no_unit), ((PROBLEM, "Thông tin!B4"),)),
    Case("hidden column", edit(hide_column), (("hidden_column", f"{SHEET}!G1"),)),
    Case(
        "a number beside the table",
        put("cases", "5", 14),
        (("cell_not_read", beside("cases", 14)),),
    ),
    Case(
        "a number among the remarks",
        put("cases", "số đúng là 70.001", 6),
        (("number_in_words", beside("cases", 6)),),
    ),
    Case(
        "a number for a remark", put("cases", "70.001", 6), (("cell_not_read", beside("cases", 6)),)
    ),
    Case("a remark that tells a source", put("cases", "Nguồn: bản tin, 478 ca mới", 6)),
    Case("a remark of words", put("cases", "đã rà soát mũi 3 ngày 14/3/2022", 6)),
    Case(
        "a number in words beside the table",
        put("cases", "Cao Lộc bổ sung 120 ca", 14),
        (("number_in_words", beside("cases", 14)),),
    ),
    Case(
        "a number in a task's remark", tell("G2", "đạt 95%"), (("number_in_words", "Tiến độ!G2"),)
    ),
    Case("a number that nobody sees", unseen("cases"), at("cell_looks_otherwise", "cases")),
    Case("a rate typed as a percentage", looking("good", 0.992, "0.0%")),
    Case(
        "a rate that its cell shows otherwise than its counts give",
        looking("rate 2", 0.9708, "0.00%"),
        at("rate_against_counts", "rate 2"),
    ),
    Case(
        "a count shown as a percentage",
        looking("cases", 70_000, "0%"),
        ((PROBLEM, _CELLS.cell("cases")),),
    ),
    Case(
        "a hidden sheet",
        edit(hide_sheet),
        (("hidden_sheet", _CELLS.cell(next(iter(_CELLS.rows)))),),
    ),
    Case("an area crossed out", struck("cases", -5), (("label_struck", beside("cases", -5)),)),
    Case("a number in a comment", commented("cases"), at("number_in_comment", "cases")),
    Case("a sheet of our own", edit(add_sheet), (("extra_sheet", "Nháp!B2"),)),
    Case(
        "words and a comment on a sheet of our own",
        edit(add_words),
        (("number_in_comment", "Nháp!B3"), ("number_in_words", "Nháp!B2")),
    ),
    Case("filtered row", edit(hide), (("hidden_row", f"{SHEET}!A4"),)),
]

ALL = [*CLEAN, *PLANTED]
