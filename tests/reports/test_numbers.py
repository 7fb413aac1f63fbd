"""Every number of the Word file is in the ledger with the same text, and the other way round."""

from __future__ import annotations

import re

import pytest

from tests.reports.conftest import Folder, read_json
from tests.reports.labels import numbers_left, of_run, texts
from tests.reports.names import REPORTS
from tests.reports.word_text import CONTROL, Line, lines

reports = pytest.mark.parametrize("key", REPORTS, ids="-".join)


@reports
def test_every_printed_number_is_a_figure_or_a_known_label(
    key: tuple[str, str], folder: Folder
) -> None:
    """Outside content controls stand only numbers of names, clauses, dates and ordinals."""
    known = (*texts(key[0]), *of_run(folder(key)))
    stray = {
        line.text: numbers
        for line in lines(folder(key) / "bao-cao.docx")
        if (numbers := numbers_left(line, known))
    }
    assert stray == {}


@reports
def test_every_content_control_prints_its_figure_of_the_ledger(
    key: tuple[str, str], folder: Folder
) -> None:
    """Tag by tag, letter by letter; and every figure of the ledger is printed, those of the
    working papers in the reviewer copy."""
    ledger = read_json(folder(key) / "ledger.json")
    expected = {figure["id"]: figure["text"] for figure in ledger["figures"]}
    signed, copy = (
        {
            (control.tag, control.text)
            for line in lines(folder(key) / name)
            for control in line.controls
        }
        for name in ("bao-cao.docx", "bao-cao-doi-chieu.docx")
    )
    assert signed <= copy == set(expected.items())
    assert len(expected) == len(ledger["figures"])


@reports
def test_computed_words_are_those_of_the_ledger(key: tuple[str, str], folder: Folder) -> None:
    """Each control around computed words is a text of the ledger, which has those words; and every
    text of the ledger is printed."""
    ledger = read_json(folder(key) / "ledger.json")
    known = {text["id"]: text["text"] for text in ledger["texts"]}
    printed = [c for line in lines(folder(key) / "bao-cao.docx") for c in line.computed]
    assert len(known) == len(ledger["texts"]) > 30
    assert {c.tag for c in printed} == known.keys()
    assert [c for c in printed if plain(c.text) not in plain(known.get(c.tag, ""))] == []


def plain(text: str) -> str:
    """Without its spaces: a line break of the subject is one in the file."""
    return "".join(text.split())


@reports
def test_a_figure_shows_what_it_is_worth(key: tuple[str, str], folder: Folder) -> None:
    """The digits of a text are those of the value, to the decimals that it prints."""
    for figure in read_json(folder(key) / "ledger.json")["figures"]:
        (number,) = re.findall(r"-?\d[\d.]*(?:,\d+)?", figure["text"])
        printed = float(number.replace(".", "").replace(",", "."))
        decimals = len(number.partition(",")[2])
        assert abs(printed - abs(figure["value"])) <= 10**-decimals, figure["id"]


STRAY = [
    ("Tỷ lệ tiêm đạt 83,15% tính đến ngày 15/3/2022.", ["83,15"]),
    ("Số ca mắc COVID-19 cộng dồn là 6.532 ca", ["6.532"]),
    (f"Tỷ lệ tiêm mũi 3 đạt {CONTROL}/552.860", ["3", "552.860"]),
    ("Đã nhận báo cáo của 1/1 đơn vị.", ["1", "1"]),
]


@pytest.mark.parametrize(("words", "numbers"), STRAY)
def test_a_number_without_a_source_is_seen(words: str, numbers: list[str]) -> None:
    """What the tests above look for is found where it stands."""
    assert numbers_left(Line(words, words, ()), ("Mục II.2.a", "6.1")) == numbers


KNOWN = [
    "Bảng 12. Tiêm chủng",
    "2. Tiêm chủng",
    "(kỳ báo cáo từ ngày 15/12/2021 đến ngày 14/3/2022)",
    f"1. Tỷ lệ tiêm đạt {CONTROL} (Mục II.2.a) trong năm 2022",
    "6.1",
]


@pytest.mark.parametrize("words", KNOWN)
def test_labels_are_no_stray_numbers(words: str) -> None:
    """Captions, headings, dates, clauses and the numbers of tasks are known."""
    assert numbers_left(Line(words, words, ()), ("Mục II.2.a", "6.1")) == []
