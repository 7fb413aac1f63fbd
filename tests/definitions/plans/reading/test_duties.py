"""What a plan gives each agency to do: duties without a day, and tasks with one."""

from __future__ import annotations

from datetime import date

from baocao.definitions.plans.reading.model import PlanProposal
from tests.definitions.plans.reading.documents import PARAGRAPHS, read


def proposal(*items: str) -> PlanProposal:
    """What is read of a directive whose second part is these lines."""
    goal = "- Ít nhất 95% người từ 18 tuổi trở lên đã tiêm mũi 3."
    return read("\n\n".join((*PARAGRAPHS[:7], "I. MỤC TIÊU", goal, "II. NHIỆM VỤ", *items)))


def test_agencies_among_the_tasks() -> None:
    """Under "Nhiệm vụ" an agency is named by an item's own words or by the title above; a title
    that only mentions one, or words such as "ban hành", name none."""
    found = proposal(
        "1. Sở Y tế: hướng dẫn chuyên môn cho các huyện, thành phố.",
        "2. Đề nghị Giám đốc Công an tỉnh",
        "- Giữ trật tự ở các điểm tiêm chủng lưu động.",
        "3. Ban hành hướng dẫn: các mẫu biểu dùng chung cho cả tỉnh.",
        "4. Phối hợp với Sở Tài chính",
        "- Trình cấp kinh phí mua vật tư cho các trạm.",
    )
    assert [(one.agency, one.items) for one in found.duties] == [
        ("Sở Y tế", ("Hướng dẫn chuyên môn cho các huyện, thành phố",)),
        ("Công an tỉnh", ("Giữ trật tự ở các điểm tiêm chủng lưu động",)),
    ]


def test_dated_tasks() -> None:
    """A sentence that gives an agency a day is its task; a day without a year takes the year of
    issue and says so, and a year alone is no day of a task."""
    found = proposal(
        "1. Sở Y tế",
        "- Báo cáo kết quả rà soát các điểm tiêm trước ngày 15/8/2022.",
        "- Gửi hướng dẫn đến các trạm trước ngày 20/9.",
        "- Theo dõi tình hình dịch bệnh trong năm 2022.",
    )
    first, second = found.tasks
    assert (first.id, first.lead, first.due, first.why) == (
        "ii.1.1",
        "Sở Y tế",
        date(2022, 8, 1),
        (),
    )
    assert (second.id, second.due) == ("ii.1.2", date(2022, 9, 1))
    assert second.why == ("câu không ghi năm của hạn; lấy năm ban hành",)
    (duties,) = found.duties
    assert duties.items == ("Theo dõi tình hình dịch bệnh trong năm 2022",)
