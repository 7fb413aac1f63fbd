"""What a report says of its window and deadline, and by which document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from baocao.definitions.periods.deadlines import deadline
from baocao.definitions.periods.model import ReportingRegime
from baocao.definitions.periods.regimes import parse_period
from baocao.document.sections.sources import period_told
from tests.document.narrative.sample import text, words
from tests.regimes import ADMINISTRATIVE, DISEASE, STATISTICS
from tests.results.sample import submission

DECREE = "Nghị định số 09/2019/NĐ-CP của Chính phủ"
OLD = "Điều 4 Thông tư số 54/2015/TT-BYT của Bộ trưởng Bộ Y tế"
NEW = "Thông tư số 15/2026/TT-BYT ngày 17/5/2026 của Bộ trưởng Bộ Y tế"
SECOND_HAND = "bản tóm tắt văn bản đã công bố, xem ngày 28/11/2026; chưa đối chiếu với bản gốc."
OWN = "do Sở Y tế tỉnh Lạng Sơn đặt."
MONTHLY = "Thông tư số 23/2025/TT-BYT ngày 28/6/2025 của Bộ trưởng Bộ Y tế"

TOLD = [
    (
        "2023-Q1", ADMINISTRATIVE,
        f"Kỳ báo cáo từ ngày 15/12/2022 đến ngày 14/3/2023, theo Điều 12 {DECREE}."
        f" Hạn báo cáo: ngày 24/3/2023, theo Điều 13 {DECREE}.",
    ),
    (
        "2023-W35", DISEASE,
        f"Kỳ báo cáo từ ngày 28/8/2023 đến ngày 03/9/2023, theo {OLD}."
        f" Hạn báo cáo: ngày 06/9/2023, {OWN}",
    ),
    (
        "2026-W27", DISEASE,
        f"Kỳ báo cáo từ ngày 29/6/2026 đến ngày 05/7/2026, theo {NEW}."
        f" Hạn báo cáo: ngày 07/7/2026, {OWN} {NEW} được ghi theo {SECOND_HAND}",
    ),
    (
        "2026", DISEASE,
        f"Kỳ báo cáo từ ngày 01/01/2026 đến ngày 31/12/2026, {OWN}"
        f" Hạn báo cáo: ngày 11/01/2027, {OWN}",
    ),
    (
        "2025-07", STATISTICS,
        f"Kỳ báo cáo từ ngày 01/7/2025 đến ngày 31/7/2025, theo {MONTHLY}."
        f" Hạn báo cáo: ngày 07/8/2025, theo {MONTHLY}. {MONTHLY} được ghi theo {SECOND_HAND}",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("key", "regime", "expected"), TOLD, ids=[told[0] for told in TOLD])
def test_a_report_cites_what_applies_on_its_last_day(
    key: str, regime: ReportingRegime, expected: str
) -> None:
    """What a document leaves open is the department's own, and what was read elsewhere says so."""
    period = parse_period(key, regime)
    report = words(submission(period=key), period=period)
    inputs = replace(report.data.inputs, deadline=deadline(period))
    report = replace(report, data=replace(report.data, inputs=inputs))
    assert text(period_told(report)) == expected
