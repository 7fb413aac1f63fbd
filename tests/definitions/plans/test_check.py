"""Plans and profiles that are wrong, one file a case, with their messages as prose.

tests/fixtures/plans/messages.txt holds what is printed for each case, to be read as text.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from baocao.definitions.plans.check import check_plans
from baocao.definitions.plans.profile_load import ProfileReader
from tests.definitions.plans.catalogue import CATALOGUE
from tests.regimes import REGIMES

PLANS = Path(__file__).parents[2] / "fixtures" / "plans"
BAD = PLANS / "bad"
CAO_BANG = PLANS / "data/programmes/covid-19/plans/cao-bang"
SECTIONS = re.split(r"^## (.+)\n", (PLANS / "messages.txt").read_text(encoding="utf-8"), flags=re.M)
MESSAGES = {name: text.strip() for name, text in zip(SECTIONS[1::2], SECTIONS[2::2], strict=True)}


def files(case: str) -> list[Path]:
    """The file of a case, or the files of its folder."""
    folder = BAD / case
    return sorted(folder.glob("*.yaml")) if folder.is_dir() else [BAD / f"{case}.yaml"]


def printed(paths: list[Path]) -> str:
    """What a check prints, with files called by their last name."""
    profiles = [path for path in paths if path.stem.startswith("profile")]
    plans = [path for path in paths if path not in profiles]
    problems = list(check_plans(plans, CATALOGUE, REGIMES, name=lambda path: path.name))
    reader = ProfileReader(lambda path: path.name)
    for path in profiles:
        reader.profile([path])
    return "\n".join(map(str, [*problems, *reader.problems]))


@pytest.mark.parametrize("case", MESSAGES)
def test_bad(case: str) -> None:
    """Each mistake is told with file, line, field and remedy, word for word."""
    assert printed(files(case)) == MESSAGES[case]


def test_every_bad_file_has_its_message() -> None:
    """No fixture lies about without a message, and no message without a fixture."""
    assert {path.stem for path in BAD.iterdir()} == set(MESSAGES)


def test_good_files_have_no_problems() -> None:
    """Right plans and an amendment pass together."""
    paths = [
        PLANS / "good.yaml",
        *sorted((CAO_BANG).iterdir()),
    ]
    assert check_plans(paths, CATALOGUE, REGIMES) == ()


def test_all_files_are_checked_at_once() -> None:
    """Every problem of every file is reported, those of fields beside those of sense."""
    cases = ["issued_on_not_a_date", "unknown_indicator", "first_version_amends"]
    text = printed([path for case in cases for path in files(case)])
    assert [MESSAGES[case] in text for case in cases] == [True, True, True]
    assert text.count("→") == 3


def test_an_amendment_alone_finds_what_it_amends() -> None:
    """Checking one file looks for the version before it among the plans beside it."""
    assert check_plans([CAO_BANG / "ke-hoach-2.yaml"], CATALOGUE, REGIMES) == ()


def test_problems_of_files_beside_are_not_reported() -> None:
    """One file's check is silent on the mistakes of the others in its folder."""
    assert printed(files("task_twice")) == MESSAGES["task_twice"]


def test_a_file_given_twice_is_checked_once() -> None:
    """The same path twice is neither a second version nor a second problem."""
    assert check_plans([PLANS / "good.yaml"] * 2, CATALOGUE, REGIMES) == ()


def test_files_are_named_by_their_path() -> None:
    """Without a naming, messages call a file by its path."""
    (problem,) = check_plans(files("empty_lead"), CATALOGUE, REGIMES)
    assert problem.where.startswith((BAD / "empty_lead.yaml").as_posix())
