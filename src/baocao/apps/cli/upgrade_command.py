"""`baocao upgrade`: a project's templates after the installed package."""

from __future__ import annotations

from baocao.apps.cli.messages import agreed, print_json
from baocao.build.start.upgrade import UpgradedFile, UpgradeKind, carry_out_upgrade, upgrades
from baocao.core.project import find_project
from baocao.core.turn import whole_turn

LINES = 12  # of a difference that are shown
NOT_DONE = "Chưa thay gì; thêm --yes để thay."


def run_upgrade(*, yes: bool, as_json: bool) -> int:
    """Show what would be written, then write it where asked to; 0 whenever nothing went wrong."""
    project = find_project()
    found = upgrades(project)
    if as_json:
        print_json([_record(file) for file in found])
    else:
        _show(found)
    if any(file.kind is not UpgradeKind.CHANGED for file in found):
        if not (yes or agreed("Thay?")):
            if not as_json:
                print(NOT_DONE)
            return 0
        with whole_turn(project):
            carry_out_upgrade(project, upgrades(project))
        if not as_json:
            print("Đã thay. Báo cáo dùng mẫu mới được dựng lại ở lần baocao report sau.")
    return 0


def _show(found: tuple[UpgradedFile, ...]) -> None:
    if not found:
        print("Mọi mẫu của dự án đều như trong gói cài đặt.")
    for file in found:
        print(f"{file.name}: {file.kind.value}")
        if file.kind is UpgradeKind.CHANGED:
            for line in file.difference[:LINES]:
                print(f"    {line}")
            if len(file.difference) > LINES:
                print(f"    … và {len(file.difference) - LINES} dòng khác")
            print("    → muốn lấy bản của gói thì đổi tên tệp của dự án rồi chạy lại")


def _record(file: UpgradedFile) -> dict[str, object]:
    return {"file": file.name, "kind": file.kind.name.lower(), "difference": [*file.difference]}
