"""How provinces, cities, the country and lower units are called in sentences."""

from __future__ import annotations

import pytest

from baocao.build.workspace.words_files import load_phrases
from baocao.core.project import find_project
from baocao.definitions.areas.registry import load_areas
from baocao.definitions.plans.profile_load import load_profile
from baocao.document.narrative.words import issuer_name, whole_word


@pytest.mark.parametrize(
    ("code", "whole", "issuer"),
    [
        ("20", "toàn tỉnh", "Sở Y tế tỉnh Lạng Sơn"),
        ("46", "toàn thành phố", "Sở Y tế thành phố Huế"),
        ("183", "toàn huyện", ""),
        ("00376", "toàn xã", ""),
        ("VN", "cả nước", ""),
    ],
)
def test_units_are_called_by_what_they_are(code: str, whole: str, issuer: str) -> None:
    """A city run by the centre is no province, and its department is not one of a province."""
    project = find_project()
    unit, phrases = load_areas(project.areas_file).get(code), load_phrases(project)
    assert whole_word(unit, phrases) == whole
    if issuer:
        profile = load_profile(project.of("covid-19"), "lang-son")
        assert issuer_name(profile, unit, phrases) == issuer
