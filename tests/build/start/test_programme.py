"""The small catalogue that a programme of a project's own begins with."""

from __future__ import annotations

from types import NoneType

from baocao.definitions.programmes.model import Roles
from tests.conftest import ROOT


def test_every_role_is_told() -> None:
    """Who goes on with the file reads in it which parts there are to be played."""
    text = (ROOT / "templates/new/programme.yaml.j2").read_text(encoding="utf-8")
    fields = Roles.model_fields.items()
    known = {name for name, field in fields if field.annotation is not NoneType}
    assert len(known) > 5
    assert {name for name in known if f" {name}: " not in text} == set()
