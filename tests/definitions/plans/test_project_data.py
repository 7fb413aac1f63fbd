"""The programme's plans and profiles, through the checks and loaders that reports use."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.core.project import Project
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.plans.check import check_plans, check_profiles
from baocao.definitions.plans.in_force import in_force
from baocao.definitions.plans.load import load_plans
from baocao.definitions.plans.profile_load import load_profile
from tests.regimes import REGIMES, administrative

FOLDERS = Project(Path(__file__).parents[3]).of("covid-19")
CATALOGUE = load_catalogue(FOLDERS.indicators)
PROVINCES = sorted(path.name for path in FOLDERS.plans.iterdir() if path.is_dir())

# province, period, plans in force, by the documents' dates of validity
IN_FORCE = [
    ("cao-bang", "2022-Q1", {"cao-bang-2478-kh-ubnd"}),
    ("dong-thap", "2022-Q2", {"dong-thap-ke-hoach-2022-2023"}),
    ("lang-son", "2022-Q1", {"lang-son-ke-hoach-2022-2023"}),
    ("lang-son", "2022-Q2", {"lang-son-ke-hoach-2022-2023", "lang-son-11-ct-tu"}),
    ("vinh-phuc", "2022-Q1", {"vinh-phuc-thong-bao-2022-02-23"}),
    ("vinh-phuc", "2021-Q4", set()),
]


def test_all_files_pass_the_check() -> None:
    """No plan and no profile of the project has a problem."""
    problems = check_plans(sorted(FOLDERS.plans.glob("*/*.yaml")), CATALOGUE, REGIMES)
    problems += check_profiles(FOLDERS, PROVINCES)
    assert problems == (), "\n".join(map(str, problems))


@pytest.mark.parametrize("province", PROVINCES)
def test_every_province_has_plans_and_a_profile(province: str) -> None:
    """Each folder loads whole; ids of targets and tasks are one to a plan."""
    plans = load_plans(FOLDERS.plans, province, CATALOGUE, REGIMES)
    assert load_profile(FOLDERS, province).province == province
    for plan in plans:
        ids = [target.id for target in plan.targets] + [task.id for task in plan.tasks]
        lines = [target.line for target in plan.targets] + [task.line for task in plan.tasks]
        assert len(set(ids)) == len(ids)
        assert min(lines) > 1


@pytest.mark.parametrize(("province", "period", "expected"), IN_FORCE)
def test_plans_in_force(province: str, period: str, expected: set[str]) -> None:
    """A period is judged by the documents that were valid in it."""
    plans = in_force(
        load_plans(FOLDERS.plans, province, CATALOGUE, REGIMES), administrative(period)
    )
    assert {plan.id for plan in plans} == expected
