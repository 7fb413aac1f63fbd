"""What the terminal and lists of findings call them."""

from __future__ import annotations

from baocao.core.rules import EXPLAINED
from baocao.submissions.validation.model import Finding

MORE = (
    "Nêu một tệp để xem từng điểm (baocao check TỆP); thêm --json hoặc --annotate "
    "để có đủ danh sách."
)


def standing(finding: Finding) -> str:
    """How grave a finding is; one that its unit explained asks for nothing more."""
    return EXPLAINED if finding.confirmed else finding.severity.words
