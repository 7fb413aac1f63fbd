"""Publishing: the old report or the new one, whole, whatever happens and whenever."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from baocao.archive.built.folder import published_keys
from baocao.build.run import publish as publishing
from baocao.build.run.publish import publish, recover, staging_folder
from baocao.core.project import Project
from baocao.core.report_key import ReportKey

KEY = "covid-19/lang-son/2022-Q1"
FILES = ("bao-cao.docx", "figures/a.svg", "ledger.json", "run.json")

# Publishes reports "1", "2", ... without end, each file of a report saying its number.
ENDLESS = """
import sys
from pathlib import Path
from baocao.build.run import publish as publishing
final, files, start, way = Path(sys.argv[1]), sys.argv[2].split(), int(sys.argv[3]), sys.argv[4]
if way == "renames":
    publishing._exchange = lambda one, other: False
print("ready", flush=True)
while True:
    start += 1
    staging = publishing.staging_folder(final)
    for name in files:
        (staging / name).parent.mkdir(exist_ok=True)
        (staging / name).write_text(str(start))
    publishing.publish(staging, final)
"""


def write(folder: Path, text: str) -> Path:
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def read(folder: Path) -> list[str]:
    return [(folder / name).read_text(encoding="utf-8") for name in FILES]


@pytest.fixture(params=["exchange", "renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How folders change places: in one step, or by two renames where the system cannot."""
    if request.param == "renames":
        monkeypatch.setattr(publishing, "_exchange", lambda one, other: False)
    elif not sys.platform.startswith("linux"):
        pytest.skip("only Linux exchanges folders")
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_new_takes_the_place_of_old(tmp_path: Path) -> None:
    """After publishing there is the new report and nothing beside it."""
    final = write(tmp_path / KEY, "old")
    publish(write(staging_folder(final), "new"), final)
    assert read(final) == ["new"] * len(FILES)
    assert list(final.parent.iterdir()) == [final]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux exchanges folders")
def test_there_is_no_moment_without_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folders are exchanged in one step: no rename leaves the place empty between."""
    final = write(tmp_path / KEY, "old")
    staging = write(staging_folder(final), "new")
    renamed = Path.rename

    def watched(path: Path, target: Path) -> Path:
        assert path != final
        return renamed(path, target)

    monkeypatch.setattr(Path, "rename", watched)
    publish(staging, final)
    assert read(final) == ["new"] * len(FILES)


def test_a_first_report_needs_no_old_one(tmp_path: Path) -> None:
    """The folder of the province is made as well."""
    final = tmp_path / KEY
    publish(write(staging_folder(final), "new"), final)
    assert read(final) == ["new"] * len(FILES)


def test_a_file_that_the_new_report_lacks_is_gone(tmp_path: Path) -> None:
    """The new folder replaces the old one; they are not mixed."""
    final = write(tmp_path / KEY, "old")
    (final / "figures" / "b.svg").touch()
    publish(write(staging_folder(final), "new"), final)
    assert not (final / "figures" / "b.svg").exists()


def test_leavings_of_a_build_are_removed(tmp_path: Path) -> None:
    """What a crash left half built is in no later report."""
    final = write(tmp_path / KEY, "old")
    (staging_folder(final) / "half.docx").touch()
    assert list(staging_folder(final).iterdir()) == []
    assert read(final) == ["old"] * len(FILES)


def test_a_half_built_report_is_not_published(tmp_path: Path) -> None:
    """Nobody takes the folder that is being built for a report, even with its run.json."""
    project = Project(tmp_path)
    final = write(project.reports / KEY, "old")
    write(staging_folder(final), "new")
    assert published_keys(project) == (ReportKey("covid-19", "lang-son", "2022-Q1"),)


def test_the_old_report_comes_back(tmp_path: Path) -> None:
    """A crash between the two renames is mended before the next build."""
    final = write(tmp_path / KEY, "old")
    final.rename(final.with_name(f"{final.name}{publishing.REPLACED}"))
    recover(final)
    assert read(final) == ["old"] * len(FILES)
    assert list(final.parent.iterdir()) == [final]


def test_recovery_keeps_what_is_published(tmp_path: Path) -> None:
    """Where the new folder is in its place, the old one goes with the next publishing."""
    final = write(tmp_path / KEY, "new")
    write(final.with_name(f"{final.name}{publishing.REPLACED}"), "old")
    recover(final)
    assert read(final) == ["new"] * len(FILES)
    publish(write(staging_folder(final), "newer"), final)
    assert read(final) == ["newer"] * len(FILES)
    assert list(final.parent.iterdir()) == [final]


def test_killed_at_any_moment_one_whole_report_stands(tmp_path: Path, way: str) -> None:
    """Twenty kills without warning: each leaves the last report or the one before, whole."""
    final = write(tmp_path / KEY, "0")
    moment, last = random.Random(20220314), 0
    for _ in range(20):
        arguments = [str(final), " ".join(FILES), str(last), way]
        process = subprocess.Popen(
            [sys.executable, "-c", ENDLESS, *arguments], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(moment.uniform(0, 0.05))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if way == "exchange":
            assert final.is_dir(), "a reader would find no report"
        recover(final)
        found = read(final)
        assert len(set(found)) == 1, found
        assert int(found[0]) >= last
        last = int(found[0])
    assert last > 20  # it did publish between the kills
