"""Tables as ministries, departments of health and district health centres word them.

The words were listed from how their tables of 2021-2023 head their columns, without a look at the
project's own vocabulary; each stands with what it means to whoever wrote it. Numbers are made up.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.planted.book import Sheet, Value, letters
from tests.planted.province import DISTRICTS

Options = tuple[tuple[str, str], ...]

AREAS = (
    *("Đơn vị", "Địa phương", "Tên", "Tỉnh/Thành phố", "Huyện/TP", "Huyện, TP", "Quận/Huyện"),
    *("Huyện, thị xã, thành phố", "Tên đơn vị", "Đơn vị hành chính", "TÊN HUYỆN", "Địa bàn"),
    *("Huyện,\nthành phố", "Huyện/thành phố", "Trung tâm Y tế", "", "Huyện", "Tên huyện/TP"),
    *("Tên địa phương", "Địa phương/đơn vị", "TTYT huyện, TP", "Nơi tiêm", "Phạm vi"),
)
NUMBERS = ("TT", "STT", "Số TT", "")
TOTALS = ("Tổng cộng", "Cộng", "TỔNG CỘNG", "Toàn tỉnh", "Tổng số", "Cộng toàn tỉnh")
AGES = {
    "18plus": (
        *("Từ 18 tuổi trở lên", "Người từ 18 tuổi trở lên", "≥ 18 tuổi", "18 tuổi trở lên"),
        *("Nhóm từ 18 tuổi trở lên", "Đối tượng từ 18 tuổi trở lên", "ĐỐI TƯỢNG ≥18 TUỔI", "18+"),
        *("Người ≥ 18T", "Đối tượng trên 18 tuổi", "Tiêm cho người từ 18 tuổi trở lên"),
        *("Người lớn (≥ 18 tuổi)", "Từ đủ 18 tuổi trở lên", "NGƯỜI TRÊN 18 TUỔI"),
        *("Người dân từ 18 tuổi trở lên", "Nhóm tuổi ≥18", "≥18T", "Trên 18 tuổi", "Từ 18 tuổi"),
        *("Nhóm trên 18", "(≥ 18 tuổi)", "I. Người từ 18 tuổi trở lên"),
        "Đối tượng: người từ đủ 18 tuổi",
    ),
    "12-17": (
        *("Từ 12 - 17 tuổi", "Trẻ từ 12-17 tuổi", "Trẻ em từ 12 đến dưới 18 tuổi", "12-<18 tuổi"),
        *("Nhóm 12-17 tuổi", "Từ 12 đến 17 tuổi", "Trẻ 12 - 17T", "Đối tượng 12-17 tuổi"),
        *("Tiêm cho trẻ 12-17 tuổi", "TRẺ EM 12-17 TUỔI", "Nhóm tuổi 12 - 17", "12–17 tuổi"),
        *("Từ 12 tuổi đến dưới 18 tuổi", "Từ 12-17T"),
        *("Trẻ em từ đủ 12 đến 17 tuổi", "12 đến dưới 18 tuổi", "Từ 12 đến <18 tuổi", "12-17T"),
        *("Nhóm tuổi từ 12-17", "(12 - 17 tuổi)", "II. Trẻ em từ 12 đến dưới 18 tuổi"),
    ),
    "5-11": (
        *("Từ 5 - dưới 12 tuổi", "Trẻ từ 5 đến dưới 12 tuổi", "Trẻ 5-11 tuổi", "5-<12 tuổi"),
        *("Trẻ em từ 5-11 tuổi", "Từ 05 đến dưới 12 tuổi", "Nhóm 5 - 11 tuổi", "TRẺ 5 - 11 TUỔI"),
        *("Đối tượng từ 5-11 tuổi", "Tiêm cho trẻ em từ 5 đến dưới 12 tuổi", "Từ 5 đến 11 tuổi"),
        *("Trẻ em (5-11 tuổi)", "05-11 tuổi"),
        *("Nhóm trẻ 5-11 tuổi", "5 đến dưới 12 tuổi", "Trẻ em 5-11T", "Từ 5 đến <12 tuổi", "5-11T"),
        *("Nhóm tuổi từ 5-11", "(5 - 11 tuổi)", "III. Trẻ em từ 5 đến dưới 12 tuổi"),
    ),
}
DUE = (
    *("Đối tượng", "Số đối tượng", "Tổng số đối tượng", "Đối tượng cần tiêm", "Tổng đối tượng"),
    *("Số đối tượng cần tiêm", "Số người cần tiêm", "Số ĐT", "ĐỐI TƯỢNG TIÊM", "Đối tượng (người)"),
    *("Số người trong độ tuổi", "Đối tượng quản lý", "Tổng số đối tượng\ncần tiêm"),
    *("Tổng số người thuộc đối tượng tiêm", "Tổng ĐT", "ĐT cần tiêm", "Dân số trong độ tuổi"),
    *("Số người thuộc diện tiêm", "Tổng số đối tượng cần tiêm chủng", "Đối tượng theo điều tra"),
    *("Số đối tượng phải tiêm", "Tổng đối tượng cần tiêm (người)"),
)
DOSES = {
    "d1": (
        *("Mũi 1", "M1", "Mũi 1 (người)", "MŨI 1", "Mũi thứ nhất", "Mũi 01", "Tiêm mũi 1"),
        *("Số mũi 1", "Mũi 1 đã tiêm", "Tiêm M1", "Liều 1", "Mũi I", "Đã tiêm M1", "Lần 1"),
    ),
    "d2": (
        *("Mũi 2", "M2", "Mũi 2 (người)", "MŨI 2", "Mũi thứ hai", "Mũi 02", "Tiêm mũi 2"),
        *("Số mũi 2", "Mũi 2 đã tiêm", "Tiêm M2", "Liều 2", "Mũi II", "Đã tiêm M2", "Lần 2"),
    ),
    "d3": (
        *("Mũi 3", "Mũi nhắc lại 1", "Nhắc lại lần 1", "Mũi nhắc lại lần 1 (mũi 3)", "NL1"),
        *("Mũi 3 (nhắc lại lần 1)", "Mũi nhắc lại lần 1", "Nhắc lại 1", "Tiêm mũi 3"),
        *("Số mũi 3", "Tiêm M3", "Nhắc 1", "Mũi NL1", "Mũi nhắc 1", "Nhắc lại mũi 1", "Mũi III"),
        "Mũi nhắc lại (lần 1)",
    ),
    "d4": (
        *("Mũi 4", "Mũi nhắc lại 2", "Nhắc lại lần 2", "Mũi nhắc lại lần 2 (mũi 4)", "NL2"),
        *("Mũi 4 (nhắc lại lần 2)", "Mũi nhắc lại lần 2", "Nhắc lại 2", "Tiêm mũi 4"),
        *("Số mũi 4", "Tiêm M4", "Nhắc 2", "Mũi NL2", "Mũi nhắc 2", "Nhắc lại mũi 2", "Mũi IV"),
        "Mũi nhắc lại (lần 2)",
    ),
    "additional": ("Mũi bổ sung", "Bổ sung", "Liều bổ sung", "BS", "Mũi BS", "Tiêm mũi bổ sung"),
}
DONE = (
    *("Đã tiêm", "Số đã tiêm", "Số người đã tiêm", "Số tiêm", "Kết quả", "SL", "Số lượng"),
    *("Số mũi đã tiêm", "Kết quả tiêm", "Số đối tượng đã tiêm", "Đã tiêm (người)", "Thực tiêm"),
    *("Tổng số đã tiêm", "Số người được tiêm", "Thực hiện", "Đã thực hiện", "Tổng tiêm"),
    *("Tổng số người đã tiêm", "Kết quả thực hiện", "Lũy tích đã tiêm"),
)
RATES = (
    *("Tỷ lệ", "Tỷ lệ %", "Tỷ lệ (%)", "TL", "TL (%)", "%", "Tỉ lệ", "Tỉ lệ (%)", "TỶ LỆ %"),
    *("Tỷ lệ đạt (%)", "Đạt %", "% đạt", "Tỷ lệ tiêm", "Tỷ lệ tiêm (%)"),
    *("Tỉ lệ %", "Đạt tỷ lệ %", "Tỷ lệ % đạt", "Đạt (%)", "Tỷ lệ bao phủ (%)", "TL%", "(%)"),
    *("Tỷ lệ hoàn thành (%)", "Tỷ lệ tiêm chủng", "Tỷ lệ %/đối tượng"),
)
OF_DOSE = ("Đã tiêm {}", "Số người tiêm {}", "Số tiêm {}", "Số người đã tiêm {}", "Lũy kế {}")
CASES = {
    ("new_cases", ()): (
        *("Mắc mới", "Số mắc mới", "Số ca mắc mới", "Ca mắc mới trong kỳ", "Số ca mắc trong kỳ"),
        "Số trường hợp mắc mới",
        *("Ca mới", "F0 mới", "Phát sinh mới", "Số ca phát hiện mới"),
    ),
    ("cases_cumulative", ()): (
        *("Tổng số ca mắc", "Số ca mắc cộng dồn", "Cộng dồn ca mắc", "Lũy kế số ca mắc"),
        *("Tổng số mắc", "Số ca mắc tích lũy", "Luỹ kế ca mắc", "Tổng số ca nhiễm"),
        *("Tổng số F0", "Tổng ca mắc", "Tổng số bệnh nhân", "Tích lũy ca mắc", "Tổng cộng ca mắc"),
    ),
    ("deaths_cumulative", ()): (
        *("Tử vong", "Số tử vong", "Số ca tử vong", "Tổng số ca tử vong", "Tử vong cộng dồn"),
        *("Lũy kế tử vong", "TV", "Số trường hợp tử vong"),
        *("Chết", "Số chết", "Số BN tử vong", "Tử vong tích lũy"),
    ),
    ("recovered_cumulative", ()): (
        *("Khỏi bệnh", "Số ca khỏi bệnh", "Khỏi bệnh, ra viện", "Số khỏi", "Đã khỏi bệnh"),
        *("Khỏi", "Ra viện", "Số BN khỏi", "Số bệnh nhân khỏi bệnh", "Đã điều trị khỏi"),
    ),
    ("under_treatment", ()): (
        *("Đang điều trị", "Số ca đang điều trị", "Hiện đang điều trị", "F0 đang điều trị"),
        *("Đang ĐT", "Số BN đang điều trị", "Còn điều trị", "Hiện còn điều trị"),
    ),
    ("population", ()): ("Dân số", "Số dân", "Dân số (người)", "Tổng dân số", "Dân số toàn huyện"),
}
# What no element of the programme is, or what only looks like one.
OTHERS = (
    *("Số trẻ hoãn tiêm", "Chống chỉ định", "Số chưa tiêm", "Tiêm trong ngày", "Kế hoạch"),
    *("Số liều vắc xin còn lại", "Nam", "Nữ", "Từ 50 tuổi trở lên", "Phản ứng sau tiêm"),
    *("Số mũi tiêm trong ngày", "Chưa tiêm mũi 3", "Người cao tuổi đã tiêm mũi 4", "Đã mắc COVID"),
    *("Số học sinh đã tiêm mũi 1", "Dự kiến tiêm mũi 2", "Từ chối tiêm", "Cùng kỳ năm trước"),
    *("Số điểm tiêm", "Tạm hoãn", "Số còn lại chưa tiêm", "Đã tiêm tại tỉnh khác", "Có thai"),
    *("Mũi 3 tiêm trong tuần", "Chưa khỏi bệnh", "Tăng so với tuần trước", "Xếp hạng"),
)
TITLES = (
    *("KẾT QUẢ TIÊM VẮC XIN PHÒNG COVID-19", "TIẾN ĐỘ TIÊM CHỦNG VẮC XIN PHÒNG COVID-19"),
    *("BẢNG TỔNG HỢP KẾT QUẢ TIÊM CHỦNG VẮC XIN COVID-19", "Tình hình tiêm vắc xin Covid-19"),
)


@dataclass
class Expected:
    """A column's place and what it means: the element with its options, None for what is no
    element; an option that holds for several is named for each."""

    place: int
    element: str | None
    options: Options = ()


@dataclass
class HealthTable:
    """One generated table with what each of its columns means."""

    sheet: Sheet
    expected: list[Expected] = field(default_factory=list)


def tables(count: int, seed: int = 20221214) -> Iterator[HealthTable]:
    """So many tables of all shapes in turn; the same seed makes the same tables."""
    draw = random.Random(seed)
    shapes = (_groups, _with_rates, _by_dose, _of_one_age, _cases)
    for number in range(count):
        yield shapes[number % len(shapes)](Maker(draw))


@dataclass
class Maker:
    """A table on its way: header rows of parts above one another, column by column."""

    draw: random.Random
    areas: Sequence[str] = AREAS
    others: Sequence[str] = OTHERS
    paths: list[tuple[str, ...]] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)
    percents: list[bool] = field(default_factory=list)

    def pick(self, words: Sequence[str]) -> str:
        return self.draw.choice(words)

    def column(self, path: tuple[str, ...], element: str | None, *options: tuple[str, str]) -> None:
        """A column with its header; two label columns stand before all of them."""
        place = 2 + len(self.paths)
        self.paths.append(path)
        self.percents.append(element == "coverage_rate")
        self.expected.append(Expected(place, element, tuple(sorted(options))))

    def other(self, *above: str) -> None:
        self.column((*above, self.pick(self.others)), None)

    def table(self, title: str, name: str = "Bieu") -> HealthTable:
        """The sheet: titles, header, perhaps a row of column numbers, areas, a total."""
        sheet = Sheet(name)
        sheet.cells["A1"] = title
        sheet.cells["A2"] = "(Số liệu tính đến 17h ngày 14/12/2022)"
        top, depth = 4, max(map(len, self.paths))
        _head(sheet, top, depth, self.pick(NUMBERS), self.pick(self.areas), self.paths)
        row = top + depth
        if self.draw.random() < 0.3:
            sheet.row(row, "A", "B", *(f"({n})" for n in range(1, len(self.paths) + 1)))
            row += 1
        rows = [(n + 1, name, self._values()) for n, name in enumerate(DISTRICTS)]
        total = (None, self.pick(TOTALS), self._values())
        on_top = self.draw.random() < 0.3
        for number, label, values in [
            *([total] if on_top else []),
            *rows,
            *([] if on_top else [total]),
        ]:
            sheet.row(row, number, label, *values)
            row += 1
        return HealthTable(sheet, self.expected)

    def _values(self) -> list[Value]:
        return [
            round(self.draw.uniform(60, 99), 2) if percent else self.draw.randint(200, 9000)
            for percent in self.percents
        ]


def _head(
    sheet: Sheet, top: int, depth: int, number: str, area: str, paths: Sequence[tuple[str, ...]]
) -> None:
    """Write header cells; like parts side by side are one merged cell, short paths reach down."""
    columns = [(number,), (area,), *paths]
    for place, path in enumerate(columns):
        for level in range(depth):
            part = path[level] if level < len(path) else ""
            same = place > 0 and columns[place - 1][: level + 1] == path[: level + 1]
            if part and not (same and level + 1 < len(path)):
                sheet.cells[f"{letters(place)}{top + level}"] = part
        if path[-1] and len(path) < depth:
            column = letters(place)
            sheet.merged.append(f"{column}{top + len(path) - 1}:{column}{top + depth - 1}")
    for level in range(depth - 1):
        _merge_level(sheet, top + level, level, columns)


def _merge_level(sheet: Sheet, row: int, level: int, columns: Sequence[tuple[str, ...]]) -> None:
    start = 0
    for place in range(1, len(columns) + 1):
        before = columns[start]
        goes_on = place < len(columns) and columns[place][: level + 1] == before[: level + 1]
        if goes_on and len(before) > level + 1:
            continue
        if place - start > 1:
            sheet.merged.append(f"{letters(start)}{row}:{letters(place - 1)}{row}")
        start = place


def _ages(make: Maker) -> list[str]:
    ages = list(AGES)
    make.draw.shuffle(ages)
    return ages[: make.draw.randint(1, 3)]


def _doses(make: Maker, age: str) -> list[str]:
    known = {"18plus": ["d1", "d2", "d3", "d4"], "12-17": ["d1", "d2", "d3"], "5-11": ["d1", "d2"]}
    doses = known[age][: make.draw.randint(2, len(known[age]))]
    if age == "18plus" and len(doses) > 2 and make.draw.random() < 0.4:
        doses.insert(2, "additional")
    return doses


def _groups(make: Maker) -> HealthTable:
    """The shape of nearly all: per age group people due, then the doses."""
    for age in _ages(make):
        head, doses = make.pick(AGES[age]), _doses(make, age)
        due = [("dose", dose) for dose in doses]
        make.column((head, make.pick(DUE)), "eligible_population", ("age_group", age), *due)
        for dose in doses:
            options = ("age_group", age), ("dose", dose)
            make.column((head, make.pick(DOSES[dose])), "vaccinated", *options)
        if make.draw.random() < 0.3:
            make.other(head)
    return make.table(make.pick(TITLES))


def _with_rates(make: Maker) -> HealthTable:
    """The same with a rate after each dose."""
    rate, pattern = make.pick(RATES), make.pick(("{}", *OF_DOSE))
    for age in _ages(make):
        head, doses = make.pick(AGES[age]), _doses(make, age)
        due = [("dose", dose) for dose in doses]
        make.column((head, make.pick(DUE)), "eligible_population", ("age_group", age), *due)
        for dose in doses:
            options = ("age_group", age), ("dose", dose)
            name = pattern.format(
                make.pick(DOSES[dose][:1]).lower() if pattern != "{}" else make.pick(DOSES[dose])
            )
            make.column((head, name), "vaccinated", *options)
            make.column((head, rate), "coverage_rate", *options)
    return make.table(make.pick(TITLES))


def _by_dose(make: Maker) -> HealthTable:
    """Three rows: age group, dose, and under it people due, people vaccinated, the rate."""
    due, done, rate = make.pick(DUE), make.pick(DONE), make.pick(RATES)
    for age in _ages(make)[:2]:
        head = make.pick(AGES[age])
        for dose in _doses(make, age):
            options, name = (("age_group", age), ("dose", dose)), make.pick(DOSES[dose])
            make.column((head, name, due), "eligible_population", *options)
            make.column((head, name, done), "vaccinated", *options)
            make.column((head, name, rate), "coverage_rate", *options)
    return make.table(make.pick(TITLES))


def _of_one_age(make: Maker) -> HealthTable:
    """A sheet of one age group, which its title or its name tells."""
    age = make.pick(list(AGES))
    words = make.pick([w for w in AGES[age] if not w.startswith(("Tiêm cho", "Đối", "ĐỐI"))])
    doses, rate = _doses(make, age), make.pick(RATES)
    due = [("dose", dose) for dose in doses]
    make.column((make.pick(DUE),), "eligible_population", ("age_group", age), *due)
    for dose in doses:
        options = ("age_group", age), ("dose", dose)
        make.column((make.pick(DOSES[dose]),), "vaccinated", *options)
        if make.draw.random() < 0.6:
            make.column((rate,), "coverage_rate", *options)
    if make.draw.random() < 0.4:
        make.other()
    title = make.pick(TITLES)
    if make.draw.random() < 0.5:
        return make.table(f"{title} CHO {words}")
    return make.table(title, words[:31])  # as long as the name of a sheet may be


def _cases(make: Maker) -> HealthTable:
    """Cases, deaths, people recovered: one row of headers."""
    kinds = list(CASES)
    make.draw.shuffle(kinds)
    for element, options in kinds[: make.draw.randint(3, len(kinds))]:
        make.column((make.pick(CASES[element, options]),), element, *options)
    return make.table("TÌNH HÌNH DỊCH COVID-19 TRÊN ĐỊA BÀN TỈNH")
