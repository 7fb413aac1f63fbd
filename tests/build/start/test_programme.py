"""The small catalogue that a programme of a project's own begins with."""

from __future__ import annotations

from types import NoneType

from baocao.build.workspace.definitions import Definitions
from baocao.core.project import Project
from baocao.definitions.programmes.model import Roles
from tests.conftest import OWN_PROGRAMME, ROOT


def test_every_role_is_told() -> None:
    """Who goes on with the file reads in it which parts there are to be played."""
    text = (ROOT / "templates/new/programme.yaml.j2").read_text(encoding="utf-8")
    fields = Roles.model_fields.items()
    known = {name for name, field in fields if field.annotation is not NoneType}
    assert len(known) > 5
    assert {name for name in known if f" {name}: " not in text} == set()


def test_every_programme_has_the_rules_that_name_nothing_of_it(begun: Project) -> None:
    """A part above its whole, a value stated twice, parts that do not add up, a jump: they are
    found in a programme that has no rule of its own."""
    rules = Definitions(begun, OWN_PROGRAMME).rules
    asked = {"share_above_limit", "duplicate_different", "duplicate_identical"}
    asked |= {"differs_within_day", "districts_against_province", "change_beyond"}
    assert asked <= {rule.id for rule in rules}
