"""One document in every form that plans come in gives one proposal."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from baocao.core.quantities import Operator
from baocao.definitions.plans.model import PlanType
from baocao.definitions.plans.reading.model import PlanProposal, TextPlace
from tests.definitions.plans.reading.documents import (
    PARAGRAPHS,
    as_docx,
    as_html,
    as_pdf,
    as_tabs,
    as_text,
    read,
    saved,
)

NOWHERE = TextPlace(0, 0)


def said(proposal: PlanProposal) -> object:
    """What a proposal says, whatever file it is from."""
    return (
        proposal.head,
        [replace(one, place=NOWHERE) for one in proposal.targets],
        [replace(one, place=NOWHERE) for one in proposal.tasks],
        [replace(one, place=NOWHERE) for one in proposal.duties],
        [replace(one, place=NOWHERE) for one in proposal.left],
    )


def test_head() -> None:
    """Number, day, issuer, kind, subject, years, bases, signer and recipients are read."""
    head = read(as_text()).head
    assert (head.type, head.number) == (PlanType.PLAN, "77/KH-UBND")
    assert head.issued_on == date(2022, 4, 5)
    assert head.issuer == "Ủy ban nhân dân tỉnh Lạng Sơn"
    assert head.title == "Phòng dịch COVID-19 trên địa bàn tỉnh Lạng Sơn giai đoạn 2022-2023"
    assert (head.valid_from, head.valid_to) == (date(2022, 1, 1), date(2023, 12, 31))
    assert [(one.number, one.issued_on, one.by) for one in head.bases] == [
        ("38/NQ-CP", date(2022, 3, 17), "của Chính phủ")
    ]
    assert head.signer_title == "CHỦ TỊCH"
    assert head.recipients == ("Bộ Y tế", "Lưu: VT")


def test_targets() -> None:
    """Each target has its clause, level, day, indicator and group."""
    found = [
        (one.clause, one.operator, one.value, one.deadline, one.indicator, one.disaggregation)
        for one in read(as_text()).targets
    ]
    first, second = "Mục I.2.a, gạch đầu dòng thứ nhất", "Mục I.2.a, gạch đầu dòng thứ hai"
    june, september = date(2022, 6, 30), date(2022, 9, 30)
    severe = "Mục I.2.b, gạch đầu dòng thứ nhất"
    at_least = Operator.AT_LEAST
    assert found == [
        (first, at_least, Decimal(95), june, "coverage", _group("18plus", "d3")),
        (first, Operator.ABOVE, Decimal(90), june, "coverage", _group("12-17", "d2")),
        (second, at_least, Decimal(100), september, "coverage", _group("5-11", "d2")),
        (severe, at_least, Decimal(100), None, "severe_treated_share", ()),
        ("Mục I.2.b, gạch đầu dòng thứ hai", Operator.BELOW, None, None, "deaths_per_100k", ()),
        ("Mục I.2.b, gạch đầu dòng thứ ba", None, None, None, "", ()),
    ]


def _group(age: str, dose: str) -> tuple[tuple[str, str], ...]:
    return (("age_group", age), ("dose", dose))


def test_tasks_and_duties() -> None:
    """Tasks have their group, agencies by full name and months; duties stand by agency."""
    proposal = read(as_text())
    assert [(t.id, t.lead, t.supporting, t.start, t.due) for t in proposal.tasks] == [
        (
            *("1.1", "Sở Y tế", ("UBND các huyện, thành phố", "Sở Thông tin và Truyền thông")),
            *(date(2022, 4, 1), date(2022, 6, 1)),
        ),
        (
            *("1.2", "Sở Thông tin và Truyền thông", ("các sở, ngành liên quan",)),
            *(date(2022, 4, 1), date(2023, 12, 1)),
        ),
        (
            *("2.1", "Sở Tài chính", ("Sở Y tế", "Bảo hiểm xã hội tỉnh")),
            *(date(2022, 5, 1), date(2022, 9, 1)),
        ),
    ]
    assert {task.group for task in proposal.tasks} == {"1. Tiêm chủng và giám sát", "2. Hậu cần"}
    assert [(one.agency, one.clause) for one in proposal.duties] == [
        ("Sở Y tế", "Mục III.1"),
        ("Công an tỉnh", "Mục III.2"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        as_tabs().encode(),
        as_html().encode(),
        as_docx(),
        as_docx(tabs=True),
        as_text().encode("utf-16"),
    ],
    ids=["tabs", "html", "docx", "docx with tabs", "utf-16"],
)
def test_same_in_every_form(content: bytes) -> None:
    """A table that is real, tabbed or a cell a line, and a page around it, change nothing."""
    assert said(read(content)) == said(read(as_text()))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_same_as_pdf(tmp_path: Path) -> None:
    """A PDF's broken lines and ruled tables are put together again."""
    assert said(read(as_pdf(as_docx(), tmp_path))) == said(read(as_text()))


def test_broken_lines() -> None:
    """Lines that a program broke at a width are joined."""
    width = 70
    broken = "\n".join(line for text in PARAGRAPHS for line in _broken(text, width))
    assert [t.criterion for t in read(broken).targets] == [
        t.criterion for t in read("\n\n".join(PARAGRAPHS)).targets
    ]


def _broken(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split(" "):
        if len(line) + len(word) > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [*lines, line]


def test_run_on() -> None:
    """A document in one long paragraph is read by its marks; a dash within a name is none."""
    text = " ".join(PARAGRAPHS[4:25]).replace("Công an tỉnh", "Sở Lao động - Thương binh và Xã hội")
    proposal = read(text)
    assert [one.clause for one in proposal.targets] == [
        one.clause for one in read("\n\n".join(PARAGRAPHS)).targets
    ]
    assert proposal.duties[-1].agency == "Sở Lao động - Thương binh và Xã hội"


def test_word_counts_its_marks() -> None:
    """Numbers and dashes that Word makes itself are read as if they were typed."""
    document = docx.Document()
    for text in PARAGRAPHS[:7]:
        document.add_paragraph(text)
    document.add_paragraph("MỤC TIÊU CỤ THỂ", style="List Number")
    document.add_paragraph(
        "Ít nhất 95% người từ 18 tuổi trở lên đã tiêm mũi 3.", style="List Bullet"
    )
    document.add_paragraph("NHIỆM VỤ", style="List Number")
    document.add_paragraph("Theo dõi tình hình trong nước và trên thế giới để ứng phó kịp thời.")
    (target,) = read(saved(document)).targets
    assert target.clause == "Mục 1, gạch đầu dòng thứ nhất"


def test_merged_cells() -> None:
    """An agency merged over several rows leads each of them, in Word and on a page."""
    document = docx.Document()
    for text in PARAGRAPHS[:7]:
        document.add_paragraph(text)
    table = document.add_table(rows=3, cols=4)
    rows = (
        ("TT", "Nhiệm vụ", "Chủ trì", "Hoàn thành"),
        ("1", "Mua vật tư", "Sở Y tế", "Tháng 5/2022"),
        ("2", "Tập huấn", "", "Tháng 6/2022"),
    )
    for cells, texts in zip((row.cells for row in table.rows), rows, strict=True):
        for cell, text in zip(cells, texts, strict=True):
            cell.text = text
    table.cell(1, 2).merge(table.cell(2, 2))
    head = "".join(f"<th>{text}</th>" for text in rows[0])
    first = "<td>1</td><td>Mua vật tư</td><td rowspan=2>Sở Y tế</td><td>Tháng 5/2022</td>"
    second = "<td>2</td><td>Tập huấn</td><td>Tháng 6/2022</td>"
    body = "".join(f"<tr>{row}</tr>" for row in (head, first, second))
    page = f"<html><body>{''.join(f'<p>{x}</p>' for x in PARAGRAPHS[:7])}<table>{body}</table>"
    for content in (saved(document), page.encode()):
        tasks = read(content).tasks
        assert [(task.id, task.lead, task.due) for task in tasks] == [
            ("1", "Sở Y tế", date(2022, 5, 1)),
            ("2", "Sở Y tế", date(2022, 6, 1)),
        ]
