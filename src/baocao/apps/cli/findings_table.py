"""The findings of a workbook as a table in the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from baocao.apps.cli.findings_words import MORE, standing
from baocao.submissions.validation.check import Kind
from baocao.submissions.validation.model import Finding


def print_tables(of_file: Mapping[str, Sequence[Kind]]) -> None:
    """A table for each workbook, under its name."""
    console = Console(highlight=False)
    for file, found in of_file.items():
        console.print(Text(f"\n{file}", style="bold"))
        console.print(_table(found))


def _table(found: Sequence[Kind]) -> Table:
    """One workbook's findings; no word is cut off, however narrow the window."""
    table = Table(box=box.ROUNDED, show_lines=True)
    table.add_column("Ô", ratio=3, overflow="fold")
    table.add_column("Mức độ, quy tắc", ratio=3, overflow="fold")
    table.add_column("Nội dung", ratio=7, overflow="fold")
    table.add_column("Cần làm", ratio=5, overflow="fold")
    shown = {n: finding for kind in found for n, finding in kind.listed.items()}
    for _, finding in sorted(shown.items()):
        table.add_row(*map(Text, _row(finding)))
    for kind in found:
        if kind.counted:
            text = f"còn {kind.counted} điểm cùng loại trong tệp này"
            table.add_row("", Text(kind.first.rule_name), Text(text), Text(MORE))
    return table


def _row(finding: Finding) -> tuple[str, ...]:
    source = finding.source
    place = f"{source.sheet}\n{source.cell}" if source else ""
    message = finding.message
    if finding.confirmed:
        message += f"\nĐơn vị giải trình: {finding.confirmed}"
    todo = "" if finding.confirmed else finding.todo
    return place, f"{standing(finding)}:\n{finding.rule_name}", message, todo
