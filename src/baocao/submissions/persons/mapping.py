"""How a register of persons is to be read: a YAML file names its columns.

The columns are named; their content is never shown, printed or logged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from baocao.core.errors import Problem, raise_all
from baocao.core.vietnamese.names import fold, lower_first
from baocao.core.yaml_source import Unwritten, YamlModel, read_yaml, validate_yaml
from baocao.definitions.indicators.model import Category, IndicatorCatalogue
from baocao.definitions.programmes.model import PersonsRole

_NUMBER = re.compile(r"[0-9]+$")  # at the end of an id: d2
DATE_FORMATS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%Y-%m-%d %H:%M:%S")


@dataclass(frozen=True)
class RegisterColumns(YamlModel):
    """Headers of the register's columns."""

    person: str
    birth_date: str
    step: str
    step_date: str
    district: str


@dataclass(frozen=True)
class RegisterMapping(YamlModel):
    """A mapping file, with what the programme's role says beside it.

    `steps` has the option of each folded label, `ages` the least age of each group. Dates without
    `formats` are read in the usual ones, and none is before the programme's first day unless the
    file gives another.
    """

    kind: Literal["register"]
    province: str
    period: str
    as_of: date
    provider: str
    columns: RegisterColumns
    programme: str = ""
    steps: Mapping[str, str] = field(default_factory=dict)
    formats: tuple[str, ...] = DATE_FORMATS
    first_date: date | None = None
    sheet: str | None = None
    order: Annotated[tuple[str, ...], Unwritten] = ()
    ages: Annotated[Mapping[str, int], Unwritten] = field(default_factory=dict)

    def step(self, label: str) -> str | None:
        """The step that a label means, however it is written."""
        return self.steps.get(fold(label))


def load_mapping(
    path: Path, role: PersonsRole, catalogue: IndicatorCatalogue, *, name: str
) -> RegisterMapping:
    """Read a mapping file; raises `BaocaoError` with all wrong fields and unknown steps."""
    source = read_yaml(path, name=name)
    mapping = validate_yaml(source, RegisterMapping)
    category = catalogue.categories[role.steps]
    options = [option.id for option in category.options]
    raise_all(
        Problem(
            f"không có {lower_first(category.name)} “{step}”",
            source.where("steps", label),
            f"chọn một trong: {', '.join(options)}",
        )
        for label, step in mapping.steps.items()
        if step not in options
    )
    return replace(
        mapping,
        steps=_labels(category) | {fold(k): v for k, v in mapping.steps.items()},
        order=role.order,
        ages=role.ages,
        first_date=mapping.first_date or role.first_date,
    )


def _labels(category: Category) -> dict[str, str]:
    """Every usual way to write a step; a bare number is the step of that number."""
    found: dict[str, str] = {}
    for option in category.options:
        for label in (option.id, option.name, option.short_name, *option.aliases):
            found[fold(label)] = option.id
        if number := _NUMBER.search(option.id):
            found.setdefault(number[0], option.id)
    return found
