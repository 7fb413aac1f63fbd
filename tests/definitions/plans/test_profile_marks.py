"""Stamps that a profile may and may not ask for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from baocao.core.errors import BaocaoError
from baocao.core.project import ProgrammeFolders, Project
from baocao.definitions.plans.profile_load import load_profile
from tests.conftest import HOME, ROOT

PROFILE = (ROOT / "data/provinces/lang-son.yaml").read_text(encoding="utf-8")
OWN = ROOT / HOME / "provinces/lang-son.yaml"


def profile(folder: Path, urgency: str = "null", more: str = "") -> ProgrammeFolders:
    """A programme whose Lạng Sơn profile has this stamp, and `more` at its end."""
    folders = Project(folder).of("covid-19")
    path, own = folders.profiles("lang-son")
    for each in (path, own):
        each.parent.mkdir(parents=True)
    shutil.copyfile(OWN, own)
    text = PROFILE.replace("urgency: null", f"urgency: {urgency}")
    path.write_text(text + more, encoding="utf-8")
    return folders


@pytest.mark.parametrize("stamp", ["HỎA TỐC", "THƯỢNG KHẨN", "KHẨN"])
def test_a_stamp_of_urgency_is_the_profiles_to_ask_for(stamp: str, tmp_path: Path) -> None:
    """The three of Decree 30/2020/NĐ-CP."""
    assert load_profile(profile(tmp_path, stamp), "lang-son").urgency == stamp


def test_no_stamp_unless_asked_for(tmp_path: Path) -> None:
    """The profiles of the repository ask for none."""
    assert load_profile(profile(tmp_path), "lang-son").urgency is None


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
@pytest.mark.parametrize("key", ["urgency", "secrecy"])
def test_a_mark_of_secrecy_is_refused(key: str, mark: str, tmp_path: Path) -> None:
    """Under whichever name it is written; the message says what to do instead."""
    folder = (
        profile(tmp_path, mark)
        if key == "urgency"
        else profile(tmp_path, more=f"secrecy: {mark}\n")
    )
    with pytest.raises(BaocaoError) as caught:
        load_profile(folder, "lang-son")
    (problem,) = caught.value.problems
    assert f"không mang dấu chỉ độ mật “{mark}”" in problem.what
    assert f"trường {key}" in problem.where
    assert problem.todo == "bỏ dấu này; tài liệu mật soạn thảo riêng theo quy định"
