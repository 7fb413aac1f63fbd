"""One command at a time: who waits is told for whom, and gives up in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from filelock import FileLock

from baocao.core import turn
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.core.turn import Waiting, person, register_turn, report_turn, site_turn, whole_turn

KEY = ReportKey("covid-19", "lang-son", "2022-Q1")
SINCE = datetime(2022, 12, 5, 3, 7, tzinfo=UTC).astimezone()
NOTE = {"user": "an", "host": "may-1", "since": SINCE.isoformat()}
WHOSE = f"an trên máy may-1, từ {SINCE.hour} giờ 07 ngày {SINCE.day:02}/12/2022"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setattr(turn, "TICK", 0.001)
    monkeypatch.setattr(turn, "PATIENCE", -1.0)
    return Project(tmp_path)


@contextmanager
def taken(project: Project, slug: str, note: str) -> Iterator[None]:
    """Another command is at it and has left word."""
    project.turns.mkdir(exist_ok=True)
    (project.turns / f"{slug}.json").write_text(note, encoding="utf-8")
    with FileLock(project.turns / f"{slug}.lock"):
        yield


def test_a_turn_is_signed_while_it_lasts(project: Project) -> None:
    """By whoever has it, with a moment that knows its zone; afterwards it is free again."""
    for _ in range(2):
        with report_turn(project, KEY):
            (note,) = project.turns.glob("*.json")
            who = json.loads(note.read_text(encoding="utf-8"))
            assert note.stem == KEY.slug
            assert who["user"] == person()
            assert datetime.fromisoformat(who["since"]).tzinfo is not None
            assert set(who) == {"user", "host", "since"}
        assert list(project.turns.glob("*.json")) == []


def test_a_turn_ends_with_what_was_done_in_it(project: Project) -> None:
    """Also where that failed."""
    with pytest.raises(KeyError), register_turn(project):
        raise KeyError
    with register_turn(project):
        assert (project.turns / "so-phat-hanh.json").is_file()


def test_other_things_can_be_done_meanwhile(project: Project) -> None:
    """A report, another report, the register and the pages have turns of their own."""
    other = ReportKey("covid-19", "lang-son", "2022-Q2")
    reports = report_turn(project, KEY), report_turn(project, other)
    with reports[0], reports[1], register_turn(project), site_turn(project):
        assert len(list(project.turns.glob("*.json"))) == 4


def test_a_lock_may_be_opened_by_another_person(project: Project) -> None:
    """Whoever comes next may have another account."""
    with site_turn(project):
        mode = (project.turns / "trang-web.lock").stat().st_mode
    assert mode & 0o600 == 0o600
    assert not mode & 0o111


@pytest.mark.parametrize(
    ("note", "whose"),
    [
        (json.dumps(NOTE), f" ({WHOSE})"),
        ("{", ""),
        ("[]", ""),
        ("{}", ""),
        (json.dumps({**NOTE, "since": "hôm qua"}), ""),
        (json.dumps({**NOTE, "since": 5}), ""),
    ],
)
def test_who_waits_in_vain_is_told_for_whom(
    note: str, whose: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """On standard error at once, and in the refusal; a note that cannot be read says nobody."""
    thing = "báo cáo lang-son 2022-Q1"
    turn_of_another = taken(project, KEY.slug, note)
    with turn_of_another, pytest.raises(BaocaoError) as caught, report_turn(project, KEY):
        pytest.fail("two at once")
    (problem,) = caught.value.problems
    said = f"chờ lệnh khác đang làm việc với {thing}{whose}"
    assert problem.what == f"đã {said} quá -0.0166667 phút"
    assert problem.where == ""
    assert problem.todo == "đợi lệnh kia xong, hoặc dừng lệnh đó, rồi chạy lại"
    assert capsys.readouterr() == ("", f"Đang {said}, tối đa -0.0166667 phút.\n")


@pytest.mark.parametrize(
    ("slug", "thing"), [("so-phat-hanh", "sổ phát hành"), ("trang-web", "các trang web")]
)
def test_the_register_and_the_pages_are_waited_for(slug: str, thing: str, project: Project) -> None:
    """By their own names."""
    take = {"so-phat-hanh": register_turn, "trang-web": site_turn}[slug]
    refused = pytest.raises(BaocaoError, match=f"làm việc với {thing} quá")
    with taken(project, slug, ""), refused, take(project):
        pytest.fail("two at once")


@pytest.mark.parametrize("slug", [KEY.slug, "so-phat-hanh", "trang-web", "bo-cuc"])
def test_the_whole_project_is_waited_for(slug: str, project: Project) -> None:
    """Whoever is at any part of it, or moves it as well; what was taken by then is free again."""
    with report_turn(project, ReportKey("covid-19", "an-giang", "2022-Q1")):
        pass
    refused = pytest.raises(BaocaoError, match="làm việc với dự án quá")
    with taken(project, slug, ""), refused, whole_turn(project):
        pytest.fail("two at once")
    with whole_turn(project):
        notes = {path.stem for path in project.turns.glob("*.json")}
        assert notes == {"covid-19-an-giang-2022-Q1", "bo-cuc", slug}
    assert list(project.turns.glob("*.json")) == []


def test_the_register_is_the_last_that_is_waited_for(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when a report is issued: otherwise two commands could wait for one another."""
    taken_before: list[str] = []
    sign = turn._sign

    def signed(note: Path) -> None:
        taken_before.append(note.stem)
        sign(note)

    with register_turn(project), report_turn(project, KEY), site_turn(project):
        pass
    monkeypatch.setattr(turn, "_sign", signed)
    with whole_turn(project):
        assert taken_before == ["bo-cuc", KEY.slug, "trang-web", "so-phat-hanh"]


def test_waiting_is_said_once_and_heard_at_each_attempt(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever hears may end the waiting, and then nothing is printed."""
    monkeypatch.setattr(turn, "PATIENCE", 3600.0)
    heard: list[Waiting] = []

    def hear(waiting: Waiting) -> None:
        heard.append(waiting)
        if len(heard) == 3:
            raise InterruptedError

    turn_of_another = taken(project, KEY.slug, json.dumps(NOTE))
    ended = pytest.raises(InterruptedError)
    with turn_of_another, ended, report_turn(project, KEY, hear):
        pytest.fail("two at once")
    assert heard == [Waiting("báo cáo lang-son 2022-Q1", WHOSE)] * 3
    assert capsys.readouterr().err == ""


def test_waiting_without_hearing_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    """However often the turn is tried."""
    hear = turn._said_once()
    for _ in range(3):
        hear(Waiting("sổ phát hành"))
    said = "Đang chờ lệnh khác đang làm việc với sổ phát hành, tối đa 20 phút.\n"
    assert capsys.readouterr() == ("", said)


def test_a_user_without_a_name_is_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a container, for instance."""

    def nobody() -> str:
        raise KeyError

    monkeypatch.setattr("getpass.getuser", nobody)
    monkeypatch.setattr("os.getuid", lambda: 1234)
    assert person() == "1234"
