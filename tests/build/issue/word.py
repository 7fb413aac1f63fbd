"""Edits of a built Word file as a person makes them before the report is issued."""

from __future__ import annotations

from pathlib import Path

import docx


def write_all_placeholders(path: Path) -> None:
    """Put wording where the report says that a person has to write."""
    file = docx.Document(str(path))
    for paragraph in file.paragraphs:
        if paragraph.text.startswith("[Nội dung do người soạn thảo"):
            paragraph.runs[0].text = "Các đơn vị đã triển khai theo kế hoạch."
            for run in paragraph.runs[1:]:
                run.text = ""
    file.save(str(path))


def replace_text(path: Path, old: str, new: str) -> None:
    """Type over a text wherever it stands in a run of the body or of a figure."""
    file = docx.Document(str(path))
    for node in file.element.body.iter("{*}t"):
        if node.text and old in node.text:
            node.text = node.text.replace(old, new)
    file.save(str(path))


def words(path: Path) -> str:
    """All words of a Word file, no-break spaces as spaces."""
    file = docx.Document(str(path))
    found = "\n".join(
        "".join(node.text or "" for node in paragraph.iter("{*}t"))
        for paragraph in file.element.body.iter("{*}p")
    )
    return found.replace("\N{NO-BREAK SPACE}", " ")
