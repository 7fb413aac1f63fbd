"""Topical reports: what of a programme they are about."""

from __future__ import annotations

from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.plans.in_force import measured_by
from baocao.definitions.plans.load import load_plans
from baocao.definitions.programmes.check import check_programme
from baocao.definitions.programmes.load import read_programme
from tests.conftest import ROOT
from tests.regimes import REGIMES

HOME = ROOT / "data" / "programmes" / "covid-19"
CATALOGUE = load_catalogue(HOME / "indicators")
TOPICAL = 1  # its place among the programme's reports


def test_a_theme_that_there_is_not_is_refused() -> None:
    """At its line, with what there is."""
    source, programme = read_programme(HOME)
    topical = programme.reports[TOPICAL]
    reports = (programme.reports[0], topical.model_copy(update={"themes": ("vaccinatoin",)}))
    wrong = programme.model_copy(update={"reports": reports})
    (problem,) = check_programme(source, wrong, CATALOGUE)
    assert problem.what == "không có lĩnh vực “vaccinatoin”"
    assert "vaccination" in problem.todo
    assert "reports[chuyen-de].themes" in problem.where
    assert list(check_programme(source, programme, CATALOGUE)) == []


def test_a_catalogue_about_a_theme_has_its_indicators_alone() -> None:
    """Without a theme it is as it was."""
    about = CATALOGUE.about(("vaccination",))
    assert {one.theme for one in about.indicators.values()} == {"vaccination"}
    assert "coverage" in about.indicators
    assert about.elements == CATALOGUE.elements
    assert CATALOGUE.about(()) is CATALOGUE


def test_a_plan_is_judged_by_what_the_theme_measures() -> None:
    """Its other targets, those of documents and all tasks are the whole report's."""
    plans = load_plans(HOME / "plans", "lang-son", CATALOGUE, REGIMES)
    about = CATALOGUE.about(("vaccination",))
    kept = [measured_by(plan, about) for plan in plans]
    asked = [{t.id for t in plan.targets if t.indicator == "coverage"} for plan in plans]
    assert all(
        whole <= {t.id for t in plan.targets} for whole, plan in zip(asked, kept, strict=True)
    )
    assert {t.indicator for plan in kept for t in plan.targets} <= about.indicators.keys()
    assert not any(plan.tasks for plan in kept)
