"""What makes a report be built again, and only that."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from threading import Event

import pytest

from baocao.build.run.build import PROMISED, build_report
from baocao.build.run.fingerprint import basis_of, input_hashes, output_hashes, words_changed
from baocao.build.run.isolation import CAN_FORK, ProcessLimits, run_isolated
from baocao.build.run.job import Job, Watch
from baocao.build.workspace import hashes
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.files_read import files_read
from baocao.core.project import Project
from baocao.review.keep.files import quotes_file
from tests.build.run.small_project import (
    PROVINCE,
    REPOSITORY,
    WRITES_ALL,
    key,
    send,
    small_project,
    write_notebook,
)
from tests.conftest import NOTEBOOK

PERIODS = ("2022-Q1", "2022-Q2", "2022-Q3")


def made_by_hand(job: Job, _: Watch) -> None:
    """A maker that runs no notebook: what counts here is when it is called."""
    for name in PROMISED:
        (job.folder / name).write_text(str(job.key))
    (job.folder / "run.json").write_text("{}")


def build(project: Project) -> dict[str, tuple[str, ...]]:
    """Why each report was built, by period; nothing for those that were not."""
    built = [build_report(project, key(p), make=made_by_hand) for p in PERIODS]
    return {b.key.period: b.reasons for b in built if b.fresh}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project whose reports are all built."""
    monkeypatch.setattr("baocao.build.run.fingerprint.package_hash", lambda: "1")
    made = small_project(tmp_path, *PERIODS)
    write_notebook(made, WRITES_ALL)
    assert build(made).keys() == set(PERIODS)
    return made


def test_nothing_changed(project: Project) -> None:
    """The second run builds nothing."""
    assert build(project) == {}


@pytest.mark.parametrize(
    "name",
    [
        "data/areas.csv",
        "data/regimes.yaml",
        "data/programmes/covid-19/indicators/cases.yaml",
        "data/programmes/covid-19/rules/validation.yaml",
        "data/rules/every_programme.yaml",
        f"data/provinces/{PROVINCE}.yaml",
        "data/references/comparison_values.csv",
        f"notebooks/{NOTEBOOK}",
    ],
)
def test_what_all_reports_use(project: Project, name: str) -> None:
    """A change to what all reports of a province use builds all of them, and is named."""
    with (project.root / name).open("a") as file:
        file.write("\n")
    assert build(project) == dict.fromkeys(PERIODS, (f"đã thay đổi: {name}",))


def test_a_period_and_those_that_look_back_at_it(project: Project) -> None:
    """New data of a period build its report and later ones, not earlier ones."""
    name = project.name(send(project, "2022-Q2", "2"))
    assert build(project) == dict.fromkeys(PERIODS[1:], (f"đã thay đổi: {name}",))


def test_a_file_comes_and_goes(project: Project) -> None:
    """A file that is new, and one that is gone, are named as such."""
    template = project.templates / "phrases.yaml"
    template.write_text("{}")
    assert build(project)["2022-Q1"] == ("mới có: templates/phrases.yaml",)
    template.unlink()
    assert build(project)["2022-Q1"] == ("không còn: templates/phrases.yaml",)


def test_the_narrative_of_one_period(project: Project) -> None:
    """What people write for one period builds that report alone."""
    narrative = project.narrative(key("2022-Q2"))
    narrative.parent.mkdir(parents=True)
    narrative.write_text("# I\n")
    name = project.name(narrative)
    assert build(project) == {"2022-Q2": (f"mới có: {name}",)}


def test_what_people_write_is_no_basis(project: Project) -> None:
    """All else is: what was made of it before is no longer taken over."""
    known = basis_of(project, key("2022-Q2"))
    narrative = project.narrative(key("2022-Q2"))
    narrative.parent.mkdir(parents=True, exist_ok=True)
    for path in (narrative, quotes_file(narrative)):
        path.write_text("")
        assert basis_of(project, key("2022-Q2")) == known
    project.issued_documents(key("2022-Q2")).write_text("")
    assert basis_of(project, key("2022-Q2")) != known


def test_what_no_report_uses(project: Project) -> None:
    """Another province's data and files that no report reads change nothing."""
    other = project.submissions / "covid-19" / "cao-bang" / "2022-Q2" / "a.xlsx"
    later = project.submissions / "covid-19" / PROVINCE / "2022-Q4" / "a.xlsx"
    notes = project.root / "data" / "ghi-chu.txt"
    for path in (other, later, notes):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert build(project) == {}


def test_a_touched_file_is_no_change(project: Project) -> None:
    """Contents count, not the time of a file."""
    project.areas_file.touch()
    assert build(project) == {}


def test_new_version_of_the_package(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the package builds every report."""
    monkeypatch.setattr("baocao.build.run.fingerprint.package_hash", lambda: "2")
    assert build(project) == dict.fromkeys(PERIODS, ("đã thay đổi: phiên bản phần mềm",))


def test_a_result_file_is_gone(project: Project) -> None:
    """A published report that lost a file is built again."""
    (project.reports / "covid-19" / PROVINCE / "2022-Q1" / "ledger.json").unlink()
    assert build(project) == {"2022-Q1": ("thiếu tệp kết quả: ledger.json",)}


def test_links_to_nowhere_are_no_input(project: Project) -> None:
    """An editor marks an open file with a link that leads to no file."""
    (project.of("covid-19").indicators / ".#cases.yaml").symlink_to("nguoi-dung@may-tinh:1234")
    assert build(project) == {}


def test_files_in_folders_below_are_inputs(project: Project) -> None:
    """Units' workbooks may lie in folders of their own within the period's."""
    below = project.sent(key("2022-Q3")) / "huyen"
    below.mkdir(parents=True)
    (below / "don-vi.xlsx").write_text("1")
    assert build(project) == {
        "2022-Q3": (f"mới có: data/submissions/covid-19/{PROVINCE}/2022-Q3/huyen/don-vi.xlsx",)
    }


def test_data_that_change_during_the_build(project: Project) -> None:
    """Data that change while a report is built make the next run build it again."""
    send(project, "2022-Q3", "2")

    def make(job: Job, watch: Watch) -> None:
        made_by_hand(job, watch)
        send(project, "2022-Q3", "3")

    build_report(project, key("2022-Q3"), make=make)
    assert build(project).keys() == {"2022-Q3"}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in the place of the package."""
    monkeypatch.setattr(hashes, "__file__", str(tmp_path / "build/workspace/hashes.py"))
    return tmp_path


def hash_after(package: Path, name: str, content: str) -> str:
    (package / name).parent.mkdir(parents=True, exist_ok=True)
    (package / name).write_text(content)
    return hashes.package_hash.__wrapped__()


def test_package_hash_sees_every_file(package: Path) -> None:
    """A change to a file that reports are made by, or of its name, changes the package's hash."""
    names = [
        ("a.py", "1"),
        ("a.py", "2"),
        ("b.j2", "2"),
        ("c/d.py", ""),
        ("apps/notebook/e.py", ""),
    ]
    assert len({hash_after(package, name, content) for name, content in names}) == len(names)


@pytest.mark.parametrize("library", ["XlsxWriter", "holidays"])
def test_package_hash_sees_what_shapes_a_report(
    package: Path, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    """A deadline that another version of the library of holidays gives is not taken over."""
    before = hash_after(package, "a.py", "1")
    monkeypatch.setattr(hashes, "version", lambda name: "0" if name == library else version(name))
    assert hash_after(package, "a.py", "1") != before


@pytest.mark.parametrize("name", ["apps/cli/a.py", "apps/site/a.py", "review/decree30/a.py"])
def test_package_hash_leaves_out_what_makes_no_report(package: Path, name: str) -> None:
    """The command, the site and the check of Word files can change without a report growing old."""
    before = hash_after(package, "a.py", "1")
    assert hash_after(package, name, "1") == before


def open_all(root: Path, say: Callable[[object], None]) -> None:
    """Say which files of the project a real report opens."""
    from baocao import open_report

    opened: set[str] = set()
    sys.addaudithook(lambda event, args: opened.add(str(args[0])) if event == "open" else None)
    import os

    os.environ["BAOCAO_ROOT"] = str(root)
    for period in ("2022-Q2", "2022-H2"):
        opened.clear()
        open_report(PROVINCE, period, root / "out", programme="covid-19")
        say((period, sorted(opened)))


@pytest.mark.skipif(not CAN_FORK, reason="needs fork")
def test_every_file_that_is_read_is_an_input(tmp_path: Path) -> None:
    """A real report opens no file of the project that is not among its inputs."""
    for folder in ("data", "templates", "notebooks"):
        (tmp_path / folder).symlink_to(REPOSITORY / folder)
    project = Project(tmp_path)
    heard: list[tuple[str, list[str]]] = []
    run_isolated(open_all, tmp_path, ProcessLimits(120), heard.append, Event())  # type: ignore[arg-type]
    assert [period for period, _ in heard] == ["2022-Q2", "2022-H2"]
    for period, opened in heard:
        known = files_read(Definitions(project, "covid-19"), key(period))
        inside = {
            name
            for name in opened
            if name.startswith(str(tmp_path)) and ".cache" not in name and Path(name).is_file()
        }
        assert inside
        assert inside <= known
    assert input_hashes(Definitions(project, "covid-19"), key("2022-Q2"))["package"]


def test_an_input_is_read_once_for_its_hash(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many reports of a command are made from it."""
    monkeypatch.setattr(hashes, "SETTLED", -1)
    definitions = Definitions(project, "covid-19")
    found = input_hashes(definitions, key("2022-Q2"))

    def read_again(path: Path) -> str:
        raise AssertionError(path)

    monkeypatch.setattr(hashes, "file_hash", read_again)
    monkeypatch.setattr("baocao.build.run.fingerprint.file_hash", read_again)
    assert input_hashes(definitions, key("2022-Q2")) == found


def test_the_record_of_a_run_is_none_of_its_outputs(tmp_path: Path) -> None:
    """It is written last, with the hashes of all others."""
    for name in ("bao-cao.docx", "figures/ban-do.svg", "run.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    assert [*output_hashes(tmp_path)] == ["bao-cao.docx", "figures/ban-do.svg"]


def test_a_lock_of_another_type_of_report_is_read(project: Project) -> None:
    """It says why figures of an earlier period changed."""
    locks = project.of(key("2022-Q1").programme).locks / PROVINCE
    locks.mkdir(parents=True)
    (locks / "2022-Q1--chuyen-de.jsonl").touch()
    assert str(locks / "2022-Q1--chuyen-de.jsonl") in files_read(
        Definitions(project, "covid-19"), key("2022-Q2")
    )


def test_borders_of_the_provinces_units_are_read(project: Project) -> None:
    """Those of the province with their licence; those of others are none of its inputs."""
    project.boundaries.mkdir(parents=True)
    for name in ("20.geojson", "20.txt", "04.geojson"):
        (project.boundaries / name).touch()
    files = files_read(Definitions(project, "covid-19"), key("2022-Q2"))
    own = {path.name for path in map(Path, files) if path.parent == project.boundaries}
    assert own == {"20.geojson", "20.txt"}


def test_changed_words_are_known_at_once(project: Project) -> None:
    """Words that are added, changed or taken away are known before anything else is looked at."""
    narrative = project.narrative(key(PERIODS[0]))
    narrative.unlink(missing_ok=True)
    build(project)

    def told() -> list[bool]:
        return [words_changed(project, key(period)) for period in PERIODS]

    assert not any(told())
    narrative.parent.mkdir(parents=True, exist_ok=True)
    for text in ("một", "hai"):
        narrative.write_text(text, encoding="utf-8")
        assert told() == [True, False, False]
        build(project)
        assert not any(told())
    narrative.unlink()
    assert told() == [True, False, False]


def test_a_report_that_was_never_built_has_no_changed_words(tmp_path: Path) -> None:
    """What nobody made from other words is not known to be built."""
    assert not words_changed(small_project(tmp_path, PERIODS[0]), key(PERIODS[0]))


def test_words_that_cannot_be_read_are_not_known_to_have_changed(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever builds the report says what is wrong with them."""
    narrative = project.narrative(key(PERIODS[0]))
    narrative.parent.mkdir(parents=True, exist_ok=True)
    narrative.write_text("một", encoding="utf-8")

    def refuse(_: Path) -> str:
        raise PermissionError

    monkeypatch.setattr("baocao.build.run.fingerprint.file_hash", refuse)
    assert not words_changed(project, key(PERIODS[0]))
