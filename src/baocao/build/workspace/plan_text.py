"""Reads a plan's own text for a programme; everything it needs is read here."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from baocao.core.errors import BaocaoError
from baocao.core.project import ProgrammeFolders, Project
from baocao.core.yaml_source import read_yaml, validate_yaml
from baocao.definitions.areas.registry import load_areas
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.periods.regimes_file import regimes_of
from baocao.definitions.plans.model import Plan
from baocao.definitions.plans.plan_file import PlanFile
from baocao.definitions.plans.reading.agencies import Agencies
from baocao.definitions.plans.reading.compare import Difference, differences
from baocao.definitions.plans.reading.model import PlanProposal
from baocao.definitions.plans.reading.open_text import read_content
from baocao.definitions.plans.reading.proposal_text import (
    ProposedFor,
    amended_by,
    proposal_text,
)
from baocao.definitions.plans.reading.read_plan import read_plan
from baocao.definitions.plans.reading.wording import load_plan_words
from baocao.definitions.programmes.load import read_programme


@dataclass(frozen=True)
class ReadPlan:
    """A document as it was read, with the text of the plan's file that is proposed."""

    proposal: PlanProposal
    catalogue: IndicatorCatalogue
    text: str


def read_plan_file(project: Project, programme: str, path: Path, province: str) -> ReadPlan:
    """Read a document for a programme; `province` is a slug, a name or "".

    Raises `BaocaoError` where it cannot be read or is no plan, `UsageError` for an unknown
    province or a file that is not there.
    """
    folders = project.of(programme)
    catalogue = load_catalogue(folders.indicators)
    slug = load_areas(project.areas_file).province(province).slug if province else ""
    proposal = _proposal(project, programme, path, catalogue)
    regime, cadence = read_programme(folders.home)[1].plan_periods()
    written = _records(folders, slug) if proposal.head.amends else []
    proposed_for = ProposedFor(slug, cadence, regime, amended_by(proposal.head, written))
    return ReadPlan(proposal, catalogue, proposal_text(proposal, proposed_for, catalogue))


def compare_plan_file(project: Project, programme: str, path: Path, plan: Path) -> list[Difference]:
    """Hold a document against a plan's file, confirmed or not; raises as `read_plan_file` does,
    and where the plan's fields are wrong."""
    folders = project.of(programme)
    catalogue = load_catalogue(folders.indicators)
    written = _written(plan, project)
    proposal = _proposal(project, programme, path, catalogue)
    agencies = Agencies(load_plan_words(folders).agencies)
    return differences(written, proposal, agencies)


def _proposal(
    project: Project, programme: str, path: Path, catalogue: IndicatorCatalogue
) -> PlanProposal:
    name = project.name(path)
    return read_plan(
        read_content(path, name), name, load_plan_words(project.of(programme)), catalogue
    )


def _records(folders: ProgrammeFolders, province: str) -> list[Plan]:
    """The documents of a province whose files can be read; what is wrong with one is said by
    `plan check`."""
    found = []
    for path in sorted((folders.plans / province).glob("*.yaml")):
        with suppress(BaocaoError):
            found.append(validate_yaml(read_yaml(path), Plan))
    return found


def _written(path: Path, project: Project) -> Plan:
    source = read_yaml(path, name=project.name(path))
    return PlanFile(path, source, validate_yaml(source, Plan)).build(regimes_of(project))
