"""The clean documents that mutations break: a full report of the renderer, and a hand-made one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from baocao.document.blocks import Appendix, Heading, ParagraphKind, Section, SignatureBlock, Table
from tests.output.word.reading import render
from tests.output.word.sample import body, report
from tests.review.decree30.layouts import letter, tabs
from tests.review.decree30.offices import complete


def full_report() -> bytes:
    """A report with every component: issued, stamped, to two bodies, signed by a deputy."""
    base = report()
    sections = tuple(_lettered(section) for section in base.sections)
    return render(
        replace(
            base,
            number="5",
            issued_on=date(2022, 2, 5),
            urgency="Hỏa tốc",
            addressees=("Bộ Y tế", "Ủy ban nhân dân tỉnh Lạng Sơn"),
            sections=sections,
            signature=SignatureBlock(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Nguyễn Văn An"),
            notices=(),
            appendices=tuple(map(_small, base.appendices)),
        )
    )


def _small(appendix: Appendix) -> Appendix:
    """An appendix with two rows of its table, so that the tests stay quick."""
    tables = (block for block in appendix.blocks if isinstance(block, Table))
    blocks = tuple(replace(table, rows=table.rows[:2]) for table in tables) or appendix.blocks
    return replace(appendix, blocks=blocks)


def _lettered(section: Section) -> Section:
    """Give the section on coming tasks points a) to đ)."""
    if section.id != "next_period":
        return section
    names = {"a)": "Xét nghiệm", "b)": "Thu dung", "c)": "Hậu cần", "d)": "Tuyên truyền"}
    names["đ)"] = "Kiểm tra"
    points = [
        block
        for number, name in names.items()
        for block in (Heading(3, number, name), body(f"{name} theo kế hoạch đã được phê duyệt."))
    ]
    item = body("Hoàn thành tiêm mũi nhắc lại.", kind=ParagraphKind.ITEM)
    return replace(section, blocks=(item, *points))


CLEAN = {
    "report": full_report,
    "tabs": tabs,
    "letter": letter,
    "decision": complete.decision,
    "appendix": complete.appendix,
    "copied": complete.copied_file,
}
