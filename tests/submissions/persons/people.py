"""Registers of invented people for tests, and the same counts in plain Python."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from random import Random

HEADERS = ("Họ tên", "CCCD", "Ngày sinh", "Điện thoại", "Mũi", "Ngày tiêm", "Huyện")
DISTRICTS = {"Huyện Cao Lộc": "183", "H. Lộc Bình": "188", "tp lang son": "178", "181": "181"}
DOSES = {"Mũi 1": "d1", "2": "d2", "M3": "d3"}
LAST = date(2022, 9, 14)
MAPPING = """kind: register
province: lang-son
period: 2022-Q3
as_of: 2022-09-14
provider: Sổ tiêm chủng
columns: {person: CCCD, birth_date: Ngày sinh, step: Mũi, step_date: Ngày tiêm, district: Huyện}
"""

Row = tuple[str, ...]


def row(person: int, born: date, dose: str, given: date, district: str) -> Row:
    """One dose of one person, with a name and a number that must never come out."""
    return (
        f"Nguyễn Bí Mật {person}",
        f"0205{73_910_000 + person:08}",
        f"{born:%d/%m/%Y}",
        f"09{83_460_000 + person:08}",
        dose,
        f"{given:%d/%m/%Y}",
        district,
    )


def sound_rows(people: int, seed: int = 1) -> list[Row]:
    """Doses in order, each person in one district."""
    random = Random(seed)
    rows: list[Row] = []
    for person in range(people):
        born = date(1950, 1, 1) + timedelta(days=random.randrange(24_000))
        district = random.choice(list(DISTRICTS))
        given = date(2021, 7, 1) + timedelta(days=random.randrange(60))
        for dose in list(DOSES)[: random.randint(1, 3)]:
            rows.append(row(person, born, dose, given, district))
            given += timedelta(days=random.randint(28, 90))
    random.shuffle(rows)
    return rows


def expected(rows: list[Row]) -> Counter[tuple[str, str, str]]:
    """Persons by district, age group and dose, counted one by one."""
    found: Counter[tuple[str, str, str]] = Counter()
    for _, _, born, _, dose, given, district in rows:
        years = _age(_date(born), _date(given))
        group = "18plus" if years >= 18 else "12-17" if years >= 12 else "5-11"
        found[DISTRICTS[district], group, DOSES[dose]] += 1
    return found


def write_csv(path: Path, rows: list[Row]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS)
        writer.writerows(rows)
    return path


def _date(text: str) -> date:
    day, month, year = text.split("/")
    return date(int(year), int(month), int(day))


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
