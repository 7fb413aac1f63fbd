"""`baocao next`: the way of a report from its plan to its issue, one command after the other."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import pytest

from baocao.build.run.build import build_report
from baocao.build.status.collect import StatusReader
from baocao.build.status.next_steps import next_steps
from baocao.build.workspace.collect import collect
from baocao.build.workspace.door import report_meant
from baocao.core.project import Project
from baocao.core.whole_file import write_whole
from baocao.submissions.workbooks.completeness import Completeness
from tests.apps.cli.transcript import run
from tests.conftest import BUILT, OWN_PROGRAMME, SENT
from tests.planted.canonical import right

CALL = f"next --province {BUILT.province} --period {BUILT.period}"
EMPTY = "next --province lang-son --period 2026-Q3"


def steps(
    project: Project, call: str, monkeypatch: pytest.MonkeyPatch
) -> tuple[int, dict[str, tuple[bool, list[str]]]]:
    """The exit code, and of each step whether it is done and what to do for it."""
    done = run(project, f"{call} --json", monkeypatch)
    found = json.loads(done.out)["steps"]
    return done.code, {step["name"]: (step["is_done"], step["todo"]) for step in found}


def test_a_new_province_begins_with_its_plan(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step names its command; what it names leads on to the next one."""
    code, found = steps(own, EMPTY, monkeypatch)
    assert code == 0
    assert found["Kế hoạch"] == (False, ["baocao new plan --province lang-son"])
    plan = "--title A --from 1/1/2026 --target 'done_share >= 90'"
    assert run(own, f"new plan --province lang-son {plan}", monkeypatch).code == 0
    _, found = steps(own, EMPTY, monkeypatch)
    assert found["Kế hoạch"] == (True, [])
    options = "--province lang-son --period 2026-Q3"
    assert found["Số liệu"][1][0] == f"baocao form {options} --all --out bieu-mau"
    assert found["Lời văn"][1][0] == f"baocao new period {options}"
    assert run(own, f"new period {options}", monkeypatch).code == 0
    _, found = steps(own, EMPTY, monkeypatch)
    path = f"data/narratives/{OWN_PROGRAMME}/lang-son/2026-Q3.md"
    assert found["Lời văn"] == (False, [f"viết các mục ấy vào {path}"])
    assert found["Báo cáo"] == (False, [f"baocao report {options}"])


def test_what_means_one_of_several_is_named(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the project has several programmes each command can be called as it is printed."""
    assert run(own, "new programme benh-truyen-nhiem", monkeypatch).code == 0
    _, found = steps(own, f"{EMPTY} --programme {OWN_PROGRAMME}", monkeypatch)
    of = f"--programme {OWN_PROGRAMME}"
    options = f"--province lang-son --period 2026-Q3 {of}"
    assert found["Kế hoạch"][1] == [f"baocao new plan --province lang-son {of}"]
    assert found["Lời văn"][1][0] == f"baocao new period {options}"
    assert found["Báo cáo"][1] == [f"baocao report {options}"]
    assert f"baocao next {options}" in run(own, f"new period {options}", monkeypatch).out
    assert f"baocao next {options}" in run(own, f"new period {options}", monkeypatch).err


def test_another_type_has_steps_of_its_own(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a period's second report nothing is said from its first one."""
    typed = f"--province {BUILT.province} --period {BUILT.period} --type chuyen-de"
    words = project.root / "data/narratives/covid-19/lang-son/2022-Q1--chuyen-de.md"
    write_whole(words, "## I. A\n\nA.\n\n## II. B\n\nB.\n\n## III. C\n\nC.\n")
    _, found = steps(project, f"next {typed}", monkeypatch)
    assert found["Báo cáo"] == (False, [f"baocao report {typed}"])
    assert found["Lời văn"] == (True, [])  # the first type has six sections
    assert found["Kiểm tra"][1][0] == f"baocao check {typed}"


def test_a_built_report_waits_for_its_words_and_issue(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is missing and not confirmed is named beside it; the file that the steps are about is a
    link; an edited Word file is to be kept first."""
    code, found = steps(project, CALL, monkeypatch)
    assert code == 0
    assert {name for name, (is_done, _) in found.items() if is_done} == {
        *("Kế hoạch", "Số liệu", "Báo cáo"),
    }
    assert found["Đơn vị còn thiếu"][1][0].startswith("baocao remind")
    assert found["Kiểm tra"][1][0].startswith("baocao check")
    assert "baocao issue" in found["Phát hành"][1][-1]
    word = project.report(BUILT) / "bao-cao.docx"
    word.write_bytes(word.read_bytes() + b"\0")
    _, found = steps(project, CALL, monkeypatch)
    keep, renew = found["Tệp đã sửa"][1]
    assert keep == f"baocao keep {project.name(word)}"
    assert renew.startswith("baocao renew")
    said = run(project, CALL, monkeypatch).out
    assert f"tệp: {project.name(word)}" in said
    assert said.index("[>]") == said.index("[>] Đơn vị còn thiếu")


def test_errors_end_with_one(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook that cannot be read is told, and the exit code is that of findings that stop."""
    (project.root / SENT).write_bytes(b"no workbook")
    code, found = steps(project, CALL, monkeypatch)
    assert code == 1
    assert found["Kiểm tra"][1][0].startswith("baocao check")
    assert found["Báo cáo"][0] is False
    assert found["Số liệu"][0] is False
    said = run(project, CALL, monkeypatch)
    assert "chưa biết đơn vị nào đã gửi" in said.out
    assert "so-y-te-lang-son.xlsx" in said.err
    told = json.loads(run(project, f"{CALL} --json", monkeypatch).out)["problems"]
    assert ["so-y-te-lang-son.xlsx" in json.dumps(problem) for problem in told] == [True]


def test_when_everything_came_the_report_is_next(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Data of all units, without a report: nothing about units is left."""
    shutil.rmtree(project.reports)
    right().write(project.root / SENT)
    _, found = steps(project, CALL, monkeypatch)
    assert "Đơn vị còn thiếu" not in found
    assert found["Báo cáo"][1][0].startswith("baocao report")
    build_report(project, BUILT)
    assert steps(project, CALL, monkeypatch)[1]["Báo cáo"] == (True, [])


def test_the_province_sends_by_its_department(project: Project) -> None:
    """Among those that have not sent, the province's own is called as the report calls it."""
    scope = report_meant(project, BUILT.province, BUILT.period)
    status = StatusReader(scope.definitions).status(scope.province, scope.period)
    district = scope.definitions.areas.children(scope.province.code, scope.period.end)[0]
    waited = replace(status, completeness=Completeness((district, scope.province)))
    told = {step.name: step.told for step in next_steps(scope, waited)}["Đơn vị còn thiếu"]
    assert told.startswith(f"chưa gửi: {district.name}, Sở Y tế tỉnh Lạng Sơn; hạn nộp")
    both = (district, scope.province)
    sent = replace(status, completeness=Completeness(both, both[1:], both[:1]))
    told = {step.name: step.told for step in next_steps(scope, sent)}["Số liệu"]
    assert told == "1/2 đơn vị đã gửi, Sở Y tế gửi thay 1 địa bàn"


def test_data_is_checked_once_as_long_as_nothing_changes(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second look at a report that is not built checks nothing anew and says the same; a
    changed workbook is checked."""
    shutil.rmtree(project.reports)
    before = steps(project, CALL, monkeypatch)
    checked = []

    def count(*given: object) -> object:
        checked.append(given)
        return collect(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("baocao.build.status.collect.collect", count)
    assert steps(project, CALL, monkeypatch) == before
    assert checked == []
    right().write(project.root / SENT)
    assert steps(project, CALL, monkeypatch) != before
    assert len(checked) == 1
