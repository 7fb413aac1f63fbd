"""Which days a report covers and when it is due, and by which decree or circular."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.core.vietnamese.dates import short_date
from baocao.definitions.periods.deadlines import deadline_rule
from baocao.definitions.periods.model import RegimeAct
from baocao.document.narrative.phrases import Sentence
from baocao.document.narrative.words import Words


def period_told(words: Words) -> Sentence:
    """The window, the deadline and the act behind each; a department's own rule cites nothing."""
    return tuple(piece for sentence in _sentences(words) for piece in (*sentence, " "))[:-1]


def _sentences(words: Words) -> Iterator[Sentence]:
    inputs, phrases = words.data.inputs, words.phrases
    period, body = inputs.period, words.issuer
    act, rule, due = period.act, period.rule, deadline_rule(period)
    start, end = short_date(period.start), short_date(period.end)
    if act and rule:
        yield phrases.fill("regimes.window", start=start, end=end, act=_cited(act, rule.clause))
    else:
        yield phrases.fill("regimes.own_window", start=start, end=end, body=body)
    day = short_date(inputs.deadline)
    by_law = act is not None and rule is not None and rule.deadline is not None
    if act and by_law:
        yield phrases.fill("regimes.due", deadline=day, act=_cited(act, due.clause))
    else:
        yield phrases.fill("regimes.own_due", deadline=day, body=body)
    if act and act.known_from and rule:
        yield phrases.fill("regimes.known_from", act=act.citation, source=act.known_from)


def _cited(act: RegimeAct, clause: str) -> str:
    return f"{clause} {act.citation}".strip()
