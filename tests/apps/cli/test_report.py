"""`baocao report` on a project that is right, and what comes out as data."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import Any

import pytest

from baocao.apps.cli import asked
from baocao.build.workspace import hashes
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from tests.apps.cli.edits import change, content, nothing, sheet
from tests.apps.cli.test_bad_input import CASES, REPORT
from tests.apps.cli.transcript import run
from tests.conftest import SENT
from tests.reports.word_text import lines

BROKEN_PLAN = CASES["broken_plan"]
LANG_SON = ReportKey("covid-19", "lang-son", "2022-Q1")


def test_nothing_changed_builds_nothing_and_says_so(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second run leaves every file of the report as it is, to the second of its writing."""
    files = [path for path in project.reports.rglob("*") if path.is_file()]
    before = {path: path.stat().st_mtime_ns for path in files}
    said = run(project, "report", monkeypatch)
    assert (said.code, said.err) == (0, "")
    assert "Không có gì thay đổi, không dựng lại báo cáo nào." in said.out
    assert {path: path.stat().st_mtime_ns for path in files} == before


@pytest.mark.parametrize("quiet", [(), ("--quiet",)], ids=["said", "quiet"])
def test_where_nothing_happened_the_same_is_said_again(
    project: Project, monkeypatch: pytest.MonkeyPatch, quiet: tuple[str, ...]
) -> None:
    """A run that looks at no more than the files' facts says what the one before it said."""
    shutil.rmtree(project.cache / "unchanged", ignore_errors=True)
    command = " ".join(("report", *quiet))
    said = run(project, command, monkeypatch)
    monkeypatch.setattr(asked, "find_project", None)  # whoever reads definitions begins there
    assert run(project, command, monkeypatch) == said
    assert bool(said.out) is not bool(quiet)


def test_a_command_that_builds_uses_what_it_has_seen_of_files(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has just looked at each of them; after it nothing of that stands any more."""
    monkeypatch.setattr(hashes, "SETTLED", -1)
    seen: list[str] = []

    def counted(self: hashes._Seen, path: str) -> None:
        seen.extend([path] if path in self.files else [])

    monkeypatch.setattr(hashes._Seen, "facts", counted)
    for _ in range(2):  # the first one learns what there is to be known of them
        shutil.rmtree(project.cache / "unchanged", ignore_errors=True)
        run(project, REPORT, monkeypatch)
    assert {str(project.areas_file), *map(str, project.sent(LANG_SON).glob("*.xlsx"))} <= {*seen}
    assert not hashes._seen.files


def test_the_table_names_report_state_counts_and_folder(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line a report, with its folder in full even where the output is narrow."""
    said = run(project, REPORT, monkeypatch)
    for words in ("lang-son 2022-Q1", "không đổi", "reports/covid-19/lang-son/2022-Q1"):
        assert words in said.out


def test_a_narrow_table_cuts_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is little room, a cell goes on in the next line."""
    monkeypatch.setattr("tests.apps.cli.transcript.WIDTH", "60")
    said = run(project, REPORT, monkeypatch)
    assert "…" not in said.out


def test_the_reason_for_building_is_named(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--explain` says which file changed."""
    sheet("Thông tin", "B8", "Phòng Nghiệp vụ Y")(project)
    said = run(project, "report --explain", monkeypatch)
    assert said.code == 0
    assert f"lang-son 2022-Q1: đã thay đổi: {SENT}" in said.out


def test_another_type_of_the_same_period(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Built when it is asked for, with its own sections and addressee, about its theme alone, and
    kept up from then on; the period's first report stays as it is. It is verified and issued like
    any other."""
    before = (project.reports / "covid-19/lang-son/2022-Q1/ledger.json").read_bytes()
    content("data/narratives/covid-19/lang-son/2022-Q1--chuyen-de.md", WORDING.encode())(project)
    assert run(project, f"{REPORT} --type chuyen-de", monkeypatch).code == 0
    folder = project.reports / "covid-19/lang-son/2022-Q1--chuyen-de"
    told = [line.text for line in lines(folder / "bao-cao.docx")]
    assert "Kính gửi: Cục Y tế dự phòng, Bộ Y tế" in told
    numbered = [text for text in told if text.startswith(("I. ", "II. ", "III. ", "IV. "))]
    assert [text.split(". ")[0] for text in numbered] == ["I", "II", "III"]
    (first,) = (text for text in told if text.startswith("Tóm tắt: "))
    assert first.startswith("Tóm tắt: tỷ lệ tiêm mũi 3 cho người từ 18 tuổi trở lên")
    assert not [text for text in told if "ca mắc" in text or "giường" in text]
    assert (folder.with_name("2022-Q1") / "ledger.json").read_bytes() == before
    again = run(project, "report", monkeypatch)
    assert "2022-Q1--chuyen-de" in again.out
    assert "Không có gì thay đổi, không dựng lại báo cáo nào." in again.out
    assert run(project, f"verify {folder / 'bao-cao.docx'}", monkeypatch).code == 0
    issue = "issue --province lang-son --period 2022-Q1 --type chuyen-de --number 7 --date 1/4/2022"
    assert run(project, issue, monkeypatch).code == 0
    assert (project.of("covid-19").issued / "lang-son" / folder.name / "bao-cao.docx").is_file()


def test_a_type_without_a_period(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """There would be too many that it could be."""
    said = run(project, "report --province lang-son --type chuyen-de", monkeypatch)
    assert (said.code, "loại báo cáo cần nêu cùng kỳ" in said.err) == (2, True)


WORDING = "## II. Nguyên nhân\n\nThiếu nhân lực.\n\n## III. Kiến nghị\n\nCấp thêm vắc xin.\n"
JSON = {
    "current": ("report --json", nothing, 0),
    "failed": ("report --json", BROKEN_PLAN[1], 1),
    "usage": ("report --province lang-xon --json", nothing, 2),
    "findings": ("check --province lang-son --period 2022-Q1 --json", nothing, 0),
    "workbook": (
        "check --province lang-son --period 2022-Q1 --json",
        sheet("Số liệu", "A2", "x"),
        1,
    ),
    "plans": ("plan list --json", nothing, 0),
    "plan problems": ("plan check --json", BROKEN_PLAN[1], 1),
}


@pytest.mark.parametrize("case", JSON)
def test_json_is_json(case: str, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """With `--json` all of standard output is one JSON value, whatever happened."""
    command, edit, code = JSON[case]
    edit(project)
    said = run(project, command, monkeypatch)
    assert said.code == code
    assert json.loads(said.out)


def test_json_of_a_failure_holds_each_problem(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is wrong, where and what to do are fields; nothing is glued together."""
    BROKEN_PLAN[1](project)
    (record,) = json.loads(run(project, "report --json", monkeypatch).out)
    assert (record["status"], len(record["problems"])) == ("failed", 3)
    for problem in record["problems"]:
        assert problem["where"].startswith(
            "data/programmes/covid-19/plans/lang-son/11-ct-tu.yaml, dòng "
        )
        assert problem["what"]
        assert problem["todo"]


def test_json_of_plans_names_files_from_the_project(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No address of this machine stands in what other programs read."""
    plans: list[dict[str, Any]] = json.loads(run(project, "plan list --json", monkeypatch).out)
    assert len(plans) == 5
    assert all(plan["file"].startswith("data/programmes/covid-19/plans/") for plan in plans)


def test_a_check_lists_findings_with_their_cells(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The eight figures after the cut-off of 14/3/2022, each with its cell; none stops."""
    said = run(project, "check --province lang-son --period 2022-Q1 --json", monkeypatch)
    findings = [f for f in json.loads(said.out) if f["rule"] == "as_of_after_cutoff"]
    assert [f["where"].split(" › ")[-1] for f in findings] == [f"F{n}" for n in range(2, 10)]
    assert said.code == 0


def test_a_real_process_says_the_same(project: Project) -> None:
    """`python -m baocao` prints the message alone: no traceback, exit 1, nothing on stdout."""
    change("data/areas.csv", "slug", "ten-ngan")(project)
    command = [sys.executable, "-m", "baocao", *REPORT.split()]
    environment = {k: v for k, v in os.environ.items() if k != "BAOCAO_ROOT"}
    done = subprocess.run(
        command, cwd=project.root, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Lỗi: data/areas.csv, dòng 1: thiếu cột: slug")
    assert "Traceback" not in done.stderr


def test_a_failed_report_is_left_for_inspection(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The executed notebook with the failing cell's error is kept, and its place is named."""
    CASES["notebook_failing_cell"][1](project)
    said = run(project, REPORT, monkeypatch)
    name = "reports/.failed/covid-19/lang-son/2022-Q1/notebook.ipynb"
    assert f"Chưa dựng được báo cáo; notebook đã chạy để xem lỗi: {name}" in said.err
    cells = json.loads((project.root / name).read_text(encoding="utf-8"))["cells"]
    failed = [c for c in cells if any(o.get("ename") for o in c.get("outputs", []))]
    assert any("1 / 0" in "".join(cell["source"]) for cell in failed)


def test_a_failure_left_behind_goes_when_the_report_is_built(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the mistake is mended, no notebook of the failed run misleads anyone."""
    edit = change("notebooks/progress_report.ipynb", "report.situation()", "report.situation(1/0)")
    mend = change("notebooks/progress_report.ipynb", "report.situation(1/0)", "report.situation()")
    edit(project)
    assert run(project, REPORT, monkeypatch).code == 1
    mend(project)
    assert run(project, f"{REPORT} --force", monkeypatch).code == 0
    assert not list((project.reports / ".failed").rglob("*.ipynb"))
