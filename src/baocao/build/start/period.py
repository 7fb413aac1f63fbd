"""A period that begins: its folder for what units send, and a file for people's words."""

from __future__ import annotations

from baocao.build.start.texts import filled
from baocao.build.start.written import Written, write_new
from baocao.build.workspace.door import Scope
from baocao.build.workspace.words_files import load_phrases
from baocao.core.errors import Problem, UsageError
from baocao.definitions.periods.naming import period_name
from baocao.document.wording import ROMAN, open_parts


def new_period(scope: Scope) -> Written:
    """Make the folder for the workbooks of a period, and the file of wording with its headings.

    Raises `UsageError` where both are there; where one is, the other is added.
    """
    project, key = scope.project, scope.key
    sent, narrative = project.sent(key), project.narrative(key)
    if sent.is_dir() and narrative.exists():
        what = f"kỳ {key.period} đã có thư mục số liệu và tệp lời văn, không ghi đè"
        todo = f"chạy baocao next {project.options(key)}"
        raise UsageError(Problem(what, project.name(sent), todo))
    sent.mkdir(parents=True, exist_ok=True)
    name = project.name(narrative)
    if narrative.exists():
        return Written(project, (), (name,))
    return write_new(project, {name: _wording(scope)})


def _wording(scope: Scope) -> str:
    definitions, period = scope.definitions, scope.period
    phrases = load_phrases(scope.project, definitions.programme)
    ids = scope.report_type.sections
    profile = definitions.profile(scope.province, scope.report_type)
    parts = open_parts((scope.report_type, profile), {})
    sections = [
        {
            "roman": roman,
            "title": phrases[f"sections.{id_}"].replace("{period}", "KỲ TỚI"),
            "hint": phrases[f"sections.wording.{id_}"],
            "parts": [part.title for part in parts if part.section == id_],
        }
        for roman, id_ in zip(ROMAN, ids, strict=False)
    ]
    return filled(
        scope.project,
        "period.md",
        period=period_name(period),
        province=scope.province.name,
        sections=sections,
    )
