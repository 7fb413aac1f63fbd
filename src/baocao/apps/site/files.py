"""The files of a report beside its pages: copied, and offered for download.

A file is copied where the run that built the report names it, under a name that says which report
is meant: a page opened from a disk could not name it otherwise. Whether it is the same still is
said beside the link.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from baocao.apps.site.choices import Choices
from baocao.apps.site.folders import ShownReport
from baocao.archive.built.folder import PublishedReport
from baocao.core.report_key import ReportKey
from baocao.core.vietnamese.numbers import format_number

FOLDER = "tep"
_PICTURE = re.compile(r"figures/([\w-]+)\.svg", re.ASCII)


@dataclass(frozen=True)
class Download:
    """A file as a link: `path` from the report's page, `name` what it is called where it is put,
    `size` in words."""

    path: str
    name: str
    label: str
    size: str
    opens: bool
    changed: bool


def place_of(key: ReportKey) -> str:
    """The folder of a report's files, from the site's root."""
    return f"{FOLDER}/{key.identifier}"


def address_of(key: ReportKey, file: str) -> str:
    """Where a file of a report lies, from the site's root."""
    return f"{place_of(key)}/{taken_name(key, file)}"


def downloads_of(shown: ShownReport, choices: Choices, root: str) -> tuple[Download, ...]:
    """The files that the report has, in the order chosen."""
    report = shown.report
    return tuple(
        Download(
            root + quote(address_of(report.key, offer.file)),
            taken_name(report.key, offer.file),
            offer.label,
            _size(report.folder / offer.file),
            offer.opens,
            offer.file in shown.changed,
        )
        for offer in choices.downloads
        if _has(report, offer.file)
    )


def taken_name(key: ReportKey, file: str) -> str:
    """What a file is called among other reports': bao-cao-covid-19-lang-son-2022-Q4.docx."""
    path = PurePosixPath(file)
    return f"{path.stem}-{key.slug}{path.suffix}"


def published_pictures(report: PublishedReport, root: str) -> dict[str, str]:
    """The printed pictures by name, as paths from a page."""
    base = root + quote(place_of(report.key))
    return {name: f"{base}/figures/{name}.svg" for name in _pictures(report)}


def copy_files(shown: ShownReport, choices: Choices, site: Path) -> None:
    """Put the files that the report's page links to beside it."""
    report = shown.report
    target = site / place_of(report.key)
    copies = {
        o.file: taken_name(report.key, o.file) for o in choices.downloads if _has(report, o.file)
    }
    drawn = [f"figures/{name}.{kind}" for name in _pictures(report) for kind in ("svg", "png")]
    for name, put in (copies | {name: name for name in drawn}).items():
        path = target / put
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(report.folder / name, path)


def _has(report: PublishedReport, name: str) -> bool:
    return name in report.run.outputs and (report.folder / name).is_file()


def _pictures(report: PublishedReport) -> Iterator[str]:
    for name in report.run.outputs:
        match = _PICTURE.fullmatch(name)
        if match and _has(report, name) and _has(report, f"figures/{match[1]}.png"):
            yield match[1]


def _size(path: Path) -> str:
    """ "245 KB"."""
    return f"{format_number(-(-path.stat().st_size // 1024))} KB"
