"""Which files one report reads. A report is built again when one of them changes, and a machine
elsewhere gets these and no others: whoever reads another file for a report names it here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from baocao.archive.built.folder import LEDGER_FILE
from baocao.archive.built.names import RUN_FILE
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.hashes import names_below
from baocao.build.workspace.published import published_below
from baocao.build.workspace.sent import (
    files_of_others,
    folders_beside,
    folders_sent,
    parts_sent,
)
from baocao.core.project import ProgrammeFolders, Project
from baocao.core.report_key import TYPED, ReportKey, home_of
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.calendar import previous, quarters_within
from baocao.definitions.periods.looked_back import earlier
from baocao.definitions.periods.model import ReportingPeriod
from baocao.output.page.files import FILES, FOLDER
from baocao.review.keep.files import quotes_file
from baocao.submissions.validation.rule_files import RULES_FILES, common_rules

BUILT = (LEDGER_FILE, RUN_FILE)


def files_read(definitions: Definitions, key: ReportKey) -> frozenset[str]:
    """The names of the files behind a report of the definitions' programme.

    Raises `BaocaoError` where the province's report profile or the period is wrong.
    """
    project, own, province = definitions.project, definitions.folders, key.province
    period = definitions.period(key.days, province)
    unit = definitions.areas.province(province, on=period.end)
    narrative = project.narrative(key)
    maybe = (
        *(report / name for report in _reports(definitions, unit, period) for name in BUILT),
        *(narrative, quotes_file(narrative), project.issued_documents(key)),
        *(project.yearly_values, project.holidays_file),
        *(path for place in (key.home, province) for path in own.profiles(place)),
        *(own.baseline(province), common_rules(project)),
    )
    folders = dict.fromkeys(_folders(definitions, unit, period))  # a year of weeks has many twice
    files = (
        project.areas_file,
        project.regimes_file,
        *(file for file in _units_files(project) if file.is_file()),
        *project.boundaries.glob(f"{unit.official_code}.*"),
        project.references / "comparison_values.csv",
        *own.home.glob("*.yaml"),
        *_below(own.indicators),
        *_below(project.mappings),
        *own.rules.glob(RULES_FILES),
        *_templates(project),
        *(file for place in {key.home, province} for file in _below(own.plans / place)),
        *_issued_before(own, province, period),
        *(file for file in maybe if file.is_file()),
    )
    sent = (name for folder in folders for name in _below(folder))
    others = map(os.fspath, files_of_others(definitions, unit, period))
    return frozenset((*(os.fspath(file) for file in files), *sent)).difference(others)


def _below(folder: Path) -> Iterator[str]:
    return names_below(os.fspath(folder))


def _reports(
    definitions: Definitions, country: AdminUnit, period: ReportingPeriod
) -> Iterator[Path]:
    """The provinces' reports that the country's is made from."""
    for unit in published_below(definitions, country, period):
        yield definitions.project.report(definitions.key(unit, period))


def _units_files(project: Project) -> tuple[Path, ...]:
    """What says more of units than the table of areas; a project may lack each."""
    return (project.crosswalk_file, project.tiles_file, project.institutions_file)


def _templates(project: Project) -> Iterator[str]:
    """All but what the pages of the site alone are made from."""
    site = f"{project.templates / FOLDER}{os.sep}"
    for name in _below(project.templates):
        if not name.startswith(site) or name.removeprefix(site) in FILES:
            yield name


def _folders(
    definitions: Definitions, province: AdminUnit, period: ReportingPeriod
) -> Iterator[Path]:
    """Where units sent what the report shows, compares with and draws trends from."""
    parts = parts_sent(definitions, province, period).every or quarters_within(period)
    before = previous(parts[0]) if parts else previous(period)
    added_up = _added_up(definitions.folders, province.slug, period, parts)
    for one in (period, before, *earlier(period), *added_up):
        yield from folders_sent(definitions, province, one)
    yield from folders_beside(definitions, province, period)


def _added_up(
    folders: ProgrammeFolders,
    province: str,
    period: ReportingPeriod,
    parts: Sequence[ReportingPeriod],
) -> tuple[ReportingPeriod, ...]:
    """What plans' targets need of earlier periods; plans are read only where one asks."""
    places = {home_of(province), province}
    plans = (path for place in places for path in (folders.plans / place).glob("*.y*ml"))
    texts = [path.read_bytes() for path in plans]
    if not any(word in text for text in texts for word in (b"over:", b"milestones:")):
        return ()
    from baocao.build.workspace.added_up import (
        periods_added_up,  # a run with nothing to do reads no plan
    )

    return periods_added_up(folders, province, period, parts)


def _issued_before(
    folders: ProgrammeFolders, province: str, period: ReportingPeriod
) -> Iterator[str | Path]:
    """What earlier periods' reports printed, and why their data was reopened since."""
    keys = tuple(one.key for one in earlier(period))
    for folder in (folders.issued / province).glob("*"):
        if folder.name.startswith(keys) and "." not in folder.name:
            yield from _below(folder)
    for lock in (folders.locks / province).glob("*.jsonl"):
        if lock.stem.partition(TYPED)[0] in keys:
            yield lock
