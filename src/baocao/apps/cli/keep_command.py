"""`baocao keep`: people's wording from an edited Word file back into data/narratives.

Nobody computed the numbers in it, so a person says yes to each before they are kept.
"""

from __future__ import annotations

import difflib
import shlex
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from baocao.apps.cli.messages import agreed
from baocao.apps.cli.numbers_told import quotes_told
from baocao.archive.built.folder import open_published
from baocao.build.workspace.definitions import window
from baocao.core.errors import BaocaoError, Problem, UsageError
from baocao.core.project import Project, find_project
from baocao.core.report_key import ReportKey
from baocao.core.turn import person, report_turn
from baocao.definitions.programmes.load import load_programme
from baocao.review.keep.files import read_quotes, write_kept
from baocao.review.keep.keep import kept_wording
from baocao.review.keep.model import Kept, Quote
from baocao.review.verify.identify import identify
from baocao.review.verify.word_file import WordFile, open_word_file


@dataclass(frozen=True)
class KeepCall:
    """What the options say: `yes` asks nothing, `numbers` are those that were said yes to."""

    file: Path
    yes: bool = False
    numbers: Sequence[str] = ()


def run_keep(call: KeepCall) -> int:
    """Show what would change, ask about each number, then write it; 1 where nothing was written
    though something had to be."""
    project = find_project()
    file = open_word_file(call.file, project.name(call.file))
    key = identify(project, file)
    narrative = project.narrative(key)
    before = _read(narrative)
    kept = _kept(project, key, file, before)
    name = project.name(narrative)
    lines = list(_difference(before, kept.markdown, name))
    print("\n".join(lines) if lines else f"Lời văn trong tệp giống hệt {name}.")
    _tell(kept)
    _check_named(call, kept.quotes, name)
    said = tuple(_said(call, quote) for quote in kept.quotes)
    if not lines and said == kept.quotes:
        return _left_open(said) if said else 0
    if any(not quote.by for quote in said):
        return _left_open(said)
    if not (call.yes or agreed(f"Ghi vào {name}?")):
        print("Chưa ghi gì; thêm --yes để ghi.")
        return 0
    with report_turn(project, key):
        _check_unchanged(narrative, before, name)
        write_kept(narrative, replace(kept, quotes=said))
    print(f"Đã ghi {name}; lần dựng sau sẽ in lại lời văn này.")
    print(f"Dựng lại và chỉ còn một tệp Word: baocao renew {key.options}")
    return 0


def _read(narrative: Path) -> str:
    return narrative.read_text(encoding="utf-8") if narrative.is_file() else ""


def _check_unchanged(narrative: Path, before: str, name: str) -> None:
    """What is written is what was shown: nobody else wrote in between."""
    if _read(narrative) != before:
        todo = "chạy lại lệnh này để xem lời văn nay khác ở đâu"
        raise BaocaoError(Problem("tệp này vừa được người khác ghi", name, todo))


def _kept(project: Project, key: ReportKey, file: WordFile, before: str) -> Kept:
    programme = load_programme(project.of(key.programme).home)
    sections = programme.report_type(window(project, key), key.type).sections
    quotes = read_quotes(project.narrative(key))
    return kept_wording(open_published(project, key), file, before, sections, quotes)


def _difference(before: str, after: str, name: str) -> list[str]:
    found = difflib.unified_diff(
        before.splitlines(),
        after.splitlines(),
        f"{name} (đang có)",
        f"{name} (sẽ ghi)",
        lineterm="",
    )
    return list(found)


def _tell(kept: Kept) -> None:
    if kept.changed:
        print("\nCâu do chương trình viết đã bị sửa, không giữ được (sửa templates/phrases.yaml):")
    for text in kept.changed:
        print(f"- {text}")
    for line in quotes_told(kept.quotes):
        print(line)


def _check_named(call: KeepCall, quotes: Sequence[Quote], name: str) -> None:
    """A number that is not there was mistyped, or stands there otherwise."""
    there = {quote.number for quote in quotes}
    todo = f"các số trong lời văn: {'; '.join(sorted(there)) or 'không có'}"
    wrong = [number for number in call.numbers if number not in there]
    if wrong:
        raise UsageError(*(Problem(f"lời văn không có số “{n}”", name, todo) for n in wrong))


def _said(call: KeepCall, quote: Quote) -> Quote:
    """The quote with the yes of the options or of the person at the terminal."""
    if quote.by:
        return quote
    question = f"Số {quote.number} trong câu “{quote.text}” có đúng không?"
    if quote.number in call.numbers or (not call.yes and agreed(question)):
        return replace(quote, by=person())
    return quote


def _left_open(quotes: Sequence[Quote]) -> int:
    """Say which numbers still want a yes; 1 where there are any."""
    left = dict.fromkeys(quote.number for quote in quotes if not quote.by)
    if not left:
        return 0
    options = " ".join(f"--number {shlex.quote(number)}" for number in left)
    print(
        f"\nChưa ghi gì: còn {len(left)} số chưa ai xác nhận. Soát từng số, rồi thêm {options} "
        "hoặc chạy lại lệnh ở cửa sổ lệnh và trả lời từng câu."
    )
    return 1
