"""Which report a Word file is a version of.

Its properties say so; where they were removed, the published report that it resembles most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from baocao.archive.built.folder import open_published, published_keys
from baocao.core.errors import BaocaoError, Problem, UsageError
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.review.verify.inlines import RevisionView
from baocao.review.verify.passages import read_passages
from baocao.review.verify.word_file import WordFile, open_word_file

ALIKE = 0.5  # share of a report's passages that its edited file must still have
AHEAD = 0.05  # by which it must resemble one report more than the next


def identify(project: Project, file: WordFile) -> ReportKey:
    """The report of a file; raises `UsageError` where it is unclear."""
    named = keys_named(project, file.identifier)
    if named:
        return _only(named, file)
    scores = sorted(_scores(project, file), reverse=True)
    if not scores or scores[0][0] < ALIKE:
        raise _unknown("không nhận ra tệp này là của báo cáo nào", file)
    if len(scores) > 1 and scores[0][0] - scores[1][0] < AHEAD:
        names = ", ".join(project.called(key) for _, key in scores[:2])
        raise _unknown(f"tệp giống nhiều báo cáo như nhau: {names}", file)
    return scores[0][1]


def keys_named(project: Project, identifier: str) -> tuple[ReportKey, ...]:
    """The reports that a file's properties may name: one, or of a file of version 0.1, which
    names no programme, one of each programme that has published such a report."""
    parts = identifier.split("/")
    if len(parts) == 3:
        return (ReportKey(*parts),)
    if len(parts) != 2:
        return ()
    ids = project.programmes
    found = [ReportKey(programme, *parts) for programme in ids]
    built = [key for key in found if project.report(key).is_dir()]
    return tuple(built or found)


def _only(keys: tuple[ReportKey, ...], file: WordFile) -> ReportKey:
    if len(keys) > 1:
        names = ", ".join(key.identifier for key in keys)
        raise _unknown(f"tệp có thể là của nhiều báo cáo: {names}", file)
    return keys[0]


def _scores(project: Project, file: WordFile) -> Iterator[tuple[float, ReportKey]]:
    """How much of each published report the file still has, 0 to 1."""
    words = _passages(file)
    for key in published_keys(project):
        try:
            report = open_published(project, key)
            original = report.original
            built = _passages(open_word_file(original, report.name)) if original else Counter()
        except BaocaoError:
            continue  # a report that cannot be read is none that can be verified against
        if built:
            yield (built & words).total() / built.total(), key


def _passages(file: WordFile) -> Counter[str]:
    return Counter(passage.text for passage in read_passages(file, RevisionView.ACCEPTED))


def _unknown(what: str, file: WordFile) -> UsageError:
    return UsageError(Problem(what, file.name, "nêu báo cáo bằng --province và --period"))
