"""A call in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Timer

import pytest

from baocao.build.run.isolation import CAN_FORK, Interrupted, LostError, ProcessLimits, run_isolated
from baocao.core.errors import BaocaoError, Problem, UsageError

Say = Callable[[object], None]
SHARED: list[int] = []
PATIENCE = 300.0  # seconds after which a test gives up; nothing should take them

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="needs fork")


def run(
    work: Callable[..., None],
    argument: object = None,
    limits: ProcessLimits | None = None,
    stop: Event | None = None,
) -> list[object]:
    """What `work` said, run in a process of its own."""
    heard: list[object] = []
    run_isolated(work, argument, limits or ProcessLimits(PATIENCE), heard.append, stop or Event())
    return heard


def say_who(_: object, say: Say) -> None:
    say(os.getpid())


def change_shared(_: object, say: Say) -> None:
    SHARED.append(1)
    say(len(SHARED))


def refuse(_: object, say: Say) -> None:
    raise UsageError(Problem("một", "ở đây", "sửa"), Problem("hai"))


def divide_by_zero(_: object, say: Say) -> None:
    print(1 / 0)


def leave(_: object, say: Say) -> None:
    say("bước 7")
    os._exit(3)


def kill_itself(_: object, say: Say) -> None:
    say("bước 7")
    os.kill(os.getpid(), signal.SIGKILL)


def hang(_: object, say: Say) -> None:
    say("bước 7")
    while True:
        time.sleep(1)


def hang_deaf(_: object, say: Say) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    hang(_, say)


def say_loaded(name: str, say: Say) -> None:
    say(name in sys.modules)


def allocate(_: object, say: Say) -> None:
    kept = []
    while True:
        kept.append(bytearray(10_000_000))


def take_again(_: object, say: Say) -> None:
    """Say how many pages came anew when as much memory was taken a second time."""
    import resource  # not where there is no fork

    for _ in range(2):
        before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
        taken = b"x" * 30_000_000
        del taken
    say(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)


def start_another(pid_file: Path, say: Say) -> None:
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    pid_file.write_text(str(process.pid))
    hang(None, say)


def test_another_process_each_time() -> None:
    """Each call has a process of its own, which is not this one."""
    pids = run(say_who) + run(say_who)
    assert len({*pids, os.getpid()}) == 3


def test_globals_are_not_shared() -> None:
    """What a call changes is seen neither here nor by the next call."""
    assert run(change_shared) == [1]
    assert run(change_shared) == [1]
    assert SHARED == []


def test_starts_in_milliseconds() -> None:
    """Once the server is up, a process with everything imported is there in a fraction of the
    time that importing takes, however busy the machine is."""
    run(say_who)
    start = time.monotonic()
    imports = "import baocao.build.run.preload"
    subprocess.run([sys.executable, "-c", imports], check=True)
    imported = time.monotonic() - start
    assert min(duration(has_everything) for _ in range(10)) < imported / 4


def preloaded(project: Path, before: str = "", after: str = "") -> None:
    """Load what the server loads, in a process of its own and `project`; raises where it fails."""
    command = [sys.executable, "-c", f"{before}\nimport baocao.build.run.preload\n{after}"]
    environment = os.environ | {"BAOCAO_ROOT": str(project)}
    subprocess.run(command, check=True, cwd=project, env=environment)


PARSE_NOTHING = """
import yaml
del yaml.CSafeLoader
from baocao.core.project import find_project
from baocao.definitions.indicators.load import load_catalogue
from baocao.build.compose.charts import load_chart_words
from baocao.build.workspace.words_files import load_phrases
from baocao.submissions.validation.rules import load_rules
project = find_project()
own = project.of("covid-19")
load_rules(own, load_catalogue(own.indicators))
load_chart_words(project, load_phrases(project))
"""


def test_what_reports_share_is_parsed_before() -> None:
    """Once everything is loaded, the catalogue, the rules and the words need no parser."""
    preloaded(Path(__file__).parents[3], after=PARSE_NOTHING)


@pytest.mark.parametrize("catalogue", [None, "elements: ["])
def test_starts_without_a_right_project(catalogue: str | None, tmp_path: Path) -> None:
    """Where there is no project, or its catalogue is broken, everything is loaded all the
    same: each report then says what is wrong."""
    if catalogue:
        (tmp_path / "data" / "programmes" / "covid-19" / "indicators").mkdir(parents=True)
        (tmp_path / "data" / "areas.csv").touch()
        (tmp_path / "data" / "programmes" / "covid-19" / "indicators" / "cases.yaml").write_text(
            catalogue, encoding="utf-8"
        )
    preloaded(tmp_path)


def test_starts_whatever_reading_raises() -> None:
    """A fault of ours in reading ends the reports that meet it, not the server of all."""
    fault = "import baocao.definitions.indicators.load as load; load.load_catalogue = None"
    preloaded(Path(__file__).parents[3], before=fault)


def duration(work: Callable[..., None]) -> float:
    start = time.monotonic()
    run(work)
    return time.monotonic() - start


def has_everything(_: object, say: Say) -> None:
    ours = {"baocao.build.compose.report", "baocao.build.run.plain_notebook"}
    assert {"docx", "jinja2", "resvg", *ours} <= sys.modules.keys()
    assert not {"vl_convert", "altair", "papermill", "IPython"} & sys.modules.keys()


def test_problems_arrive_whole() -> None:
    """A refusal arrives as it was raised: its class and all its problems."""
    with pytest.raises(UsageError) as caught:
        run(refuse)
    assert caught.value.problems == (Problem("một", "ở đây", "sửa"), Problem("hai"))


def test_any_other_error_becomes_a_problem() -> None:
    """What nobody expected is a problem too, not a traceback."""
    with pytest.raises(BaocaoError, match="ZeroDivisionError: division by zero"):
        run(divide_by_zero)


@pytest.mark.parametrize(
    ("work", "message"),
    [
        (leave, r"bước 7: tiến trình tự thoát giữa chừng \(mã 3\)"),
        (kill_itself, r"bước 7: tiến trình bị hủy \(SIGKILL\)"),
    ],
)
def test_a_lost_process_is_told(work: Callable[..., None], message: str) -> None:
    """A process that ends without a word is told with its end and the step it was in."""
    with pytest.raises(LostError, match=message):
        run(work)


@pytest.mark.parametrize("work", [hang, hang_deaf])
def test_time_limit(work: Callable[..., None]) -> None:
    """A call that takes too long is ended, even where it does not listen."""
    with pytest.raises(LostError, match=r"bước 7: chạy quá 3 giây"):
        run(work, limits=ProcessLimits(seconds=3))


def test_memory_limit() -> None:
    """A call that takes ever more memory ends when it has its share."""
    with pytest.raises(BaocaoError, match="MemoryError"):
        run(allocate, limits=ProcessLimits(PATIENCE, memory=200_000_000))


def test_freed_memory_is_used_again() -> None:
    """What a call has freed is not given back to the system, from where it comes page by page."""
    [pages] = run(take_again)
    assert isinstance(pages, int)
    assert pages < 1000


def test_what_it_started_ends_too(tmp_path: Path) -> None:
    """Programs that a call started do not outlive it."""
    pid_file = tmp_path / "pid"
    with pytest.raises(LostError):
        run(start_another, pid_file, ProcessLimits(seconds=5))
    assert ends(int(pid_file.read_text()))


def ends(pid: int, seconds: float = PATIENCE) -> bool:
    """Whether a process is gone, or nothing but an entry, within some seconds."""
    status = Path(f"/proc/{pid}/status")
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not status.exists() or "zombie" in status.read_text():
            return True
        time.sleep(0.05)
    return False


def test_stop() -> None:
    """A call ends soon after it is asked to."""
    stop = Event()
    Timer(0.3, stop.set).start()
    start = time.monotonic()
    with pytest.raises(Interrupted):
        run(hang, stop=stop)
    assert time.monotonic() - start < PATIENCE / 2


IMPORTED_AT_ONCE = """
import sys
from baocao.build.run.forked_server import fork_server
from tests.build.run.test_fork import run, say_loaded
fork_server((), at_once=("colorsys",))
print(*run(say_loaded, "colorsys"), "colorsys" in sys.modules)
"""


def test_what_is_needed_may_be_imported_beside_the_command() -> None:
    """A process finds it there; the command itself has not imported it."""
    command = [sys.executable, "-c", IMPORTED_AT_ONCE]
    root = Path(__file__).parents[3]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["True", "False"]
