"""The same bytes on two machines: another place, clock, time zone, language and umask."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import DEFINITIONS, copy

SENT = "data/submissions/covid-19/vinh-phuc/2022-Q1"
WHICH = ("--province", "vinh-phuc", "--period", "2022-Q1")
FILES = ("bao-cao.docx", "bao-cao-doi-chieu.docx", "tom-tat.docx", "phu-luc.xlsx")
MACHINES = {
    "first": {"TZ": "Asia/Ho_Chi_Minh", "LANG": "vi_VN.UTF-8", "PYTHONHASHSEED": "1", "DAYS": "0"},
    "second": {"TZ": "America/St_Johns", "LANG": "C", "PYTHONHASHSEED": "2", "DAYS": "1000"},
}
UMASKS = {"first": 0o022, "second": 0o077}
# Python imports it before anything else, in every process of the run.
CLOCK = """
import os, time
_day = 86_400 * int(os.environ["DAYS"])
_time, _localtime, _gmtime = time.time, time.localtime, time.gmtime
time.time = lambda: _time() + _day
time.localtime = lambda at=None: _localtime(time.time() if at is None else at)
time.gmtime = lambda at=None: _gmtime(time.time() if at is None else at)

import pandas  # compiled for the real class, which it looks for when it is imported

import datetime
_real = datetime.datetime

class _Kind(type):
    def __instancecheck__(cls, found):
        return isinstance(found, _real)

class datetime_(_real, metaclass=_Kind):
    @classmethod
    def now(cls, tz=None):
        return _real.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls):
        return _real.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)

datetime_.__name__ = "datetime"
datetime.datetime = datetime_
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """The hashes of the office files that each machine makes."""
    root = tmp_path_factory.mktemp("machines")
    return {name: _build(root / name / ("x" * len(name)), name) for name in MACHINES}


def _build(place: Path, machine: str) -> dict[str, str]:
    project = copy((*DEFINITIONS, SENT), place)
    clock = place / "clock"
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(CLOCK)
    paths = os.pathsep.join([str(clock), *filter(None, sys.path)])
    told = subprocess.run(
        [sys.executable, "-m", "baocao", "report", *WHICH],
        cwd=place,
        env={**os.environ, **MACHINES[machine], "PYTHONPATH": paths},
        umask=UMASKS[machine],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    folder = project.reports / "covid-19/vinh-phuc/2022-Q1"
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}


@pytest.mark.parametrize("name", FILES)
def test_both_machines_make_the_same_file(name: str, built: dict[str, dict[str, str]]) -> None:
    """Nothing of where, when and by whom it was made is in it."""
    assert built["first"][name] == built["second"][name]


def test_the_second_machines_clock_is_another() -> None:
    """The test above can fail: a process there sees a day in a thousand days."""
    code = "import datetime, time; print(datetime.datetime.now().year, time.localtime().tm_year)"
    years = {}
    for name, settings in MACHINES.items():
        told = subprocess.run(
            [sys.executable, "-c", CLOCK + code],
            env={**os.environ, **settings},
            capture_output=True,
            text=True,
            check=True,
        )
        years[name] = [int(year) for year in told.stdout.split()]
    assert all(later - now in (2, 3) for now, later in zip(*years.values(), strict=True))
