"""A whole quarter by `baocao next` alone: what it prints is done, line by line, until the report is
issued. Nothing else tells the person at the keyboard what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from baocao.core.project import Project
from tests.apps.cli.transcript import run

NEXT = "next --province lang-son --period 2023-Q1"
MOST_ROUNDS = 9
PROVINCE, DISTRICTS = "20", 11
LATE = 3  # units that send only after the reminder
DOSE = "age_group=18plus;dose=d1"
VALUES = {
    ("eligible_population", DOSE): 900,
    ("vaccinated", DOSE): 890,
    ("new_cases", ""): 12,
    ("new_deaths", ""): 0,
}


@dataclass
class Person:
    """Who reads what is printed, and does it; `done` are the steps in the order they came."""

    project: Project
    monkeypatch: pytest.MonkeyPatch
    done: list[str] = field(default_factory=list)
    spoiled: Path = Path()

    def next(self) -> str:
        """The name of the next step, "" where nothing is left; its lines are done."""
        out = run(self.project, NEXT, self.monkeypatch).out
        step = re.search(r"^\[>\] (?P<name>[^:]+): (?P<told>.*)\n(?P<rest>(?: .*\n)*)", out, re.M)
        if step is None:
            return ""
        self.done.append(step["name"])
        lines = re.findall(r"^      → (.+)$", step["rest"], flags=re.M)
        assert lines, out
        for line in lines:
            self._do(line, step["told"])
        return step["name"]

    def _do(self, line: str, told: str) -> None:
        if line.startswith("baocao "):
            command = line.removeprefix("baocao ").replace("SỐ", "05").replace("NGÀY", "24/3/2023")
            found = run(self.project, command, self.monkeypatch)
            assert found.code == 0, found
            return
        for pattern, deed in DEEDS.items():
            if match := re.match(pattern, line):
                deed(self, match, told)
                return
        raise AssertionError(f"nobody knows what to do: {line}")

    @property
    def forms(self) -> list[Path]:
        return sorted(self.project.root.glob("bieu-mau/[0-9]*.xlsx"))

    def send(self, match: re.Match[str], _: str) -> None:
        """First most units, one with a word for a number; then, when they were reminded, the
        others, one with more people vaccinated than there are."""
        folder = self.project.root / match["folder"]
        late = folder.is_dir() and any(folder.iterdir())
        forms = self.forms[:LATE] if late else self.forms[LATE:]
        wrong = {("vaccinated", DOSE): 990} if late else {("new_cases", ""): "chưa rõ"}
        for form in forms:
            fill(form, folder / form.name, wrong if form == forms[0] else {})
        self.spoiled = folder / forms[0].name

    def mend(self, _: re.Match[str], __: str) -> None:
        """The unit sends its workbook again."""
        fill(self.project.root / "bieu-mau" / self.spoiled.name, self.spoiled)

    def write(self, match: re.Match[str], told: str) -> None:
        """A sentence below the heading of each section that is named, and what begins with the name
        of each part."""
        path = self.project.root / match["file"]
        romans = re.findall(r"\b[IVX]+\b", told)
        text = path.read_text(encoding="utf-8")
        parts = dict(re.findall(r"([IVX]+) \(đoạn mở đầu bằng “(.+?)”\)", told))
        for roman in romans:
            heading = rf"^(## {roman}\. .*)$"
            words = f"{parts[roman]}: đã làm." if roman in parts else "Đã thực hiện theo kế hoạch."
            text, found = re.subn(heading, rf"\1\n\n{words}", text, flags=re.M)
            assert found == 1
        assert all(roman in romans for roman in parts)
        path.write_text(text, encoding="utf-8")


def nothing(*_: object) -> None:
    """What happens outside the computer."""


DEEDS: dict[str, Callable[[Person, re.Match[str], str], None]] = {
    r"gửi biểu mẫu cho các đơn vị$": nothing,
    r"đặt tệp (?:các đơn vị )?gửi về vào (?P<folder>[^\s;]+)": Person.send,
    r"đề nghị đơn vị sửa": Person.mend,
    r"viết các mục ấy vào (?P<file>\S+)$": Person.write,
    r"trình ký \S+bao-cao\.docx, xin số và ngày của văn thư$": nothing,
}


def fill(form: Path, target: Path, wrong: Mapping[tuple[str, str], object] = {}) -> None:
    """A form with a few figures of a district, or with the province's sums of them."""
    book: Any = openpyxl.load_workbook(form)
    own = book["_bieu_mau"]["B5"].value
    lines = book["_bieu_mau"].iter_rows(min_row=9, values_only=True)
    for sheet, cell, _, _, kind, subject, area, split in (row[:8] for row in lines):
        what = (subject, split or "")
        if (kind, area) == ("value", own) and what in VALUES:
            right = VALUES[what] * (DISTRICTS if own == PROVINCE else 1)
            book[sheet][cell] = wrong.get(what, right)
    target.parent.mkdir(parents=True, exist_ok=True)
    book.save(target)


def test_the_next_steps_lead_to_the_issued_report(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a quarter without any data: each step is done in its turn, and the last says issued."""
    person = Person(project, monkeypatch)
    while person.next() and len(person.done) <= MOST_ROUNDS:
        pass
    assert person.done == [
        *("Số liệu", "Số liệu", "Đơn vị còn thiếu", "Kiểm tra", "Lời văn", "Báo cáo", "Phát hành"),
    ]
    said = run(project, NEXT, monkeypatch)
    assert said.code == 0
    assert "đã phát hành số 05" in said.out
