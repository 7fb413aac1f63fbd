"""A build deletes nothing of people's, whatever it is called and whenever they saved it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from baocao.archive.built.folder import file_hash
from baocao.build.run import carrying, replacing
from baocao.build.run import publish as publishing
from baocao.build.run.carrying import Carried
from baocao.build.run.edited import edited_files
from baocao.build.run.publish import beside, swap
from baocao.build.run.replacing import (
    KEPT,
    recover_report,
    replace_report,
    replaced_folders,
    report_staging,
)
from baocao.core.project import Project
from tests.build.run.plain_report import KEY, as_built, break_run, build, fill, texts


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    build(project, "1")
    return project


def write(project: Project, name: str, text: str = "của tôi") -> None:
    path = project.report(KEY) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_an_untouched_folder_is_simply_replaced(project: Project) -> None:
    """Nothing of the old build is left in the new one, nor is anything said."""
    write(project, "figures/a.svg", "figures/a.svg 1")
    staging = fill(report_staging(project, KEY), "2")
    assert replace_report(project, KEY, staging) == ()
    assert texts(project.report(KEY)) == as_built("2")


PUT_THERE = (
    *("bao-cao-da-sua.docx", "ghi chú.txt", "xem-truoc/bao-cao.pdf", "figures/cua-toi.png"),
    *("~$o-cao.docx", "bao-cao-moi.docx", "phu-luc-moi.xlsx", "sub/sub/a.docx"),
)


@pytest.mark.parametrize("name", PUT_THERE)
def test_what_people_put_there_is_moved_along(project: Project, name: str) -> None:
    """Through as many builds as there may be, and each says so."""
    write(project, name)
    for text in "23":
        staging = fill(report_staging(project, KEY), text)
        assert replace_report(project, KEY, staging) == (Carried(name),)
        assert texts(project.report(KEY)) == as_built(text) | {name: "của tôi"}


def test_a_link_is_moved_along_as_it_is(project: Project) -> None:
    """A link to a folder elsewhere is not followed."""
    (project.report(KEY) / "anh").symlink_to(project.root)
    folder = build(project, "2")
    assert (folder / "anh").readlink() == project.root


EDITED = {
    "bao-cao.docx": "bao-cao-moi.docx",
    "bao-cao-doi-chieu.docx": "bao-cao-doi-chieu-moi.docx",
    "tom-tat.docx": "tom-tat-moi.docx",
    "phu-luc.xlsx": "phu-luc-moi.xlsx",
}


@pytest.mark.parametrize("name", EDITED)
def test_an_edited_document_keeps_its_name(project: Project, name: str) -> None:
    """Each build of ours lies beside it, and takes the place of the one before."""
    write(project, name)
    for text in "23":
        staging = fill(report_staging(project, KEY), text)
        assert replace_report(project, KEY, staging) == (Carried(name, EDITED[name]),)
        ours = {EDITED[name]: f"{name} {text}", name: "của tôi"}
        assert texts(project.report(KEY)) == as_built(text) | ours


def test_edits_in_the_new_build_are_kept_too(project: Project) -> None:
    """Where bao-cao-moi.docx was edited as well, the next build takes another name."""
    write(project, "bao-cao.docx", "một")
    build(project, "2")
    write(project, "bao-cao-moi.docx", "hai")
    for text in "34":
        folder = build(project, text)
        assert texts(folder) == as_built(text) | {
            "bao-cao.docx": "một",
            "bao-cao-moi.docx": "hai",
            "bao-cao-moi-2.docx": f"bao-cao.docx {text}",
        }


@pytest.mark.parametrize("name", ["ledger.json", "bao-cao.html", "figures/a.svg"])
def test_what_is_not_edited_by_people_is_ours(project: Project, name: str) -> None:
    """A changed ledger or chart is made anew, and what was in it lies beside."""
    write(project, name)
    path = Path(name)
    aside = path.with_name(f"{path.stem}-da-sua{path.suffix}").as_posix()
    assert texts(build(project, "2")) == as_built("2") | {aside: "của tôi"}


@pytest.mark.parametrize("name", ["figures/moi.svg", "moi.json"])
def test_what_lies_where_a_build_begins_to_write_is_peoples(project: Project, name: str) -> None:
    """A chart that the report did not have so far: it was put there by somebody."""
    write(project, name)
    staging = fill(report_staging(project, KEY), "2")
    (staging / name).write_text("của bản dựng", encoding="utf-8")
    path = Path(name)
    aside = path.with_name(f"{path.stem}-da-sua{path.suffix}").as_posix()
    assert replace_report(project, KEY, staging) == (Carried(aside, name, name),)
    assert texts(project.report(KEY)) == as_built("2") | {name: "của bản dựng", aside: "của tôi"}


def _lost(folder: Path) -> None:
    (folder / "run.json").unlink()


def _empty(folder: Path) -> None:
    (folder / "run.json").write_bytes(b"")


def _without_outputs(folder: Path) -> None:
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    (folder / "run.json").write_text(json.dumps(run | {"outputs": {}}), encoding="utf-8")


def _without_any(folder: Path) -> None:
    break_run(folder)
    shutil.rmtree(folder / ".goc")


BROKEN: tuple[Callable[[Path], None], ...] = (
    *(_lost, _empty, break_run, _without_outputs, _without_any),
)


@pytest.mark.parametrize("spoil", BROKEN)
def test_without_proof_a_file_is_somebodys(project: Project, spoil: Callable[[Path], None]) -> None:
    """A missing or broken run.json is no reason to take an edited file for ours."""
    write(project, "bao-cao.docx")
    write(project, "phu-luc.xlsx")
    spoil(project.report(KEY))
    assert {"bao-cao.docx", "phu-luc.xlsx"} <= {*edited_files(project.report(KEY))}
    found = texts(build(project, "2"))
    assert (found["bao-cao.docx"], found["phu-luc.xlsx"]) == ("của tôi", "của tôi")
    assert found["bao-cao-moi.docx"] == "bao-cao.docx 2"


@pytest.mark.parametrize("spoil", BROKEN[:-1])
def test_the_copy_of_the_proof_counts(project: Project, spoil: Callable[[Path], None]) -> None:
    """What .goc proves ours is not kept, however broken run.json is."""
    spoil(project.report(KEY))
    assert texts(build(project, "2")) == as_built("2")


LATE = {
    "the report": ("bao-cao.docx", {"bao-cao-moi.docx": "bao-cao.docx 2"}),
    "the report, edited before": ("tom-tat.docx", {"tom-tat-moi.docx": "tom-tat.docx 2"}),
    "a note": ("ghi-chu.txt", {}),
    "a new file": ("moi.docx", {}),
}


@pytest.mark.parametrize("way", ["exchange", "renames"])
@pytest.mark.parametrize("case", LATE)
def test_a_save_after_the_check_is_not_lost(
    project: Project, case: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody saves between the look at the old folder and the moment that it goes."""
    name, ours = LATE[case]
    write(project, "tom-tat.docx", "trước")
    write(project, "ghi-chu.txt", "trước")
    if way == "renames":
        monkeypatch.setattr(publishing, "_exchange", lambda one, other: False)

    def slow(staging: Path, final: Path) -> Path | None:
        write(project, name, "muộn")
        return swap(staging, final)

    monkeypatch.setattr(replacing, "swap", slow)
    before = {"tom-tat.docx": "trước", "ghi-chu.txt": "trước", "tom-tat-moi.docx": "tom-tat.docx 2"}
    assert texts(build(project, "2")) == as_built("2") | before | ours | {name: "muộn"}


def test_a_save_while_the_late_one_is_brought_over_is_kept_as_well(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two saves within the exchange: the newest keeps the name, the other lies beside."""

    def slow(staging: Path, final: Path) -> Path | None:
        write(project, "bao-cao.docx", "muộn")
        old = swap(staging, final)
        write(project, "bao-cao.docx", "muộn hơn")
        return old

    monkeypatch.setattr(replacing, "swap", slow)
    both = {"bao-cao.docx": "muộn hơn", "bao-cao-da-sua.docx": "muộn"}
    assert texts(build(project, "2")) == as_built("2") | both


def test_a_third_save_at_that_moment_keeps_the_name_and_no_other_is_hidden(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody saves again while the file in its place is moved to be looked at."""
    settle = carrying._settle

    def late(staging: Path, final: Path) -> Path | None:
        write(project, "bao-cao.docx", "muộn")
        old = swap(staging, final)
        write(project, "bao-cao.docx", "muộn hơn")
        return old

    def later(file: Path, place: Path) -> bool:
        if not place.exists():
            write(project, "bao-cao.docx", "muộn nhất")
        return settle(file, place)

    monkeypatch.setattr(replacing, "swap", late)
    monkeypatch.setattr(carrying, "_settle", later)
    found = texts(build(project, "2"))
    assert found.pop("bao-cao.docx") == "muộn nhất"
    beside = {name: text for name, text in found.items() if text.startswith("muộn")}
    assert sorted(beside.values()) == ["muộn", "muộn hơn"]
    assert all(name.startswith("bao-cao-da-sua") for name in beside)


def test_the_last_three_are_kept(project: Project) -> None:
    """With their documents and all that no run wrote; the oldest goes first."""
    for number in range(2, 7):
        write(project, "bao-cao.docx", f"sửa {number}")
        build(project, str(number))
    shelf = sorted(project.replaced(KEY).iterdir())
    assert [folder.name[:4] for folder in shelf] == ["0003", "0004", "0005"]
    assert len(shelf) == KEPT
    found = [texts(folder) for folder in shelf]
    assert [one["bao-cao.docx"] for one in found] == ["sửa 4", "sửa 5", "sửa 6"]
    assert all("ledger.json" not in one for one in found)


def test_what_people_put_beside_them_is_left_alone(project: Project) -> None:
    """Files of the system's, copies of their own: none of them counts or is dropped."""
    shelf = project.replaced(KEY)
    for name in ("Thumbs.db", "2021", "2022-ban-luu", "zzz"):
        (shelf / name).mkdir(parents=True)
    for number in range(2, 7):
        build(project, str(number))
    names = sorted(path.name for path in shelf.iterdir())
    assert [name[:4] for name in names if name[:2] == "00"] == ["0003", "0004", "0005"]
    assert names[3:] == ["2021", "2022-ban-luu", "Thumbs.db", "zzz"]


def test_a_file_with_a_replaced_folders_name_is_in_nobodys_way(project: Project) -> None:
    """Somebody packed one in its place, under its name."""
    build(project, "2")
    (kept,) = replaced_folders(project, KEY)
    shutil.rmtree(kept)
    kept.write_text("gói lại", encoding="utf-8")
    build(project, "3")
    assert kept.read_text(encoding="utf-8") == "gói lại"
    assert [path.name[:4] for path in replaced_folders(project, KEY)] == ["0002"]


def test_a_folder_between_its_places_is_put_in_order(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the exchange: what was saved in the old folder comes over at the next start."""
    write(project, "ghi-chu.txt", "trước")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(replacing, "bring_late", killed)
    with pytest.raises(KeyboardInterrupt):
        build(project, "2")
    (old,) = beside(project.report(KEY), publishing.REPLACED)
    (old / "bao-cao.docx").write_text("muộn", encoding="utf-8")
    recover_report(project, KEY)
    assert beside(project.report(KEY), publishing.REPLACED) == []
    ours = {"bao-cao-moi.docx": "bao-cao.docx 2"}
    kept = {"ghi-chu.txt": "trước", "bao-cao.docx": "muộn"}
    assert texts(project.report(KEY)) == as_built("2") | ours | kept


def test_a_folder_before_its_exchange_is_no_loss(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed just before: the old report stands, and the new one leaves nothing behind."""
    write(project, "bao-cao.docx")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, "_exchange", killed)
    with pytest.raises(KeyboardInterrupt):
        build(project, "2")
    recover_report(project, KEY)
    assert texts(project.report(KEY)) == as_built("1") | {"bao-cao.docx": "của tôi"}
    assert [path.name for path in project.report(KEY).parent.iterdir()] == [KEY.period]


def test_a_file_that_goes_meanwhile_stops_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Word saves by way of files that come and go."""
    write(project, "~WRD0001.tmp")
    write(project, "~WRD0002.tmp")
    hashed, copied = file_hash, shutil.copy2

    def gone_when_read(path: Path) -> str:
        if path.name == "~WRD0001.tmp":
            path.unlink()
        return hashed(path)

    def gone_when_copied(source: Path, target: Path, *, follow_symlinks: bool) -> object:
        source.unlink()
        return copied(source, target, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(carrying, "file_hash", gone_when_read)
    monkeypatch.setattr(shutil, "copy2", gone_when_copied)
    assert texts(build(project, "2")) == as_built("2")
