"""The documents of direction that were issued in the period, as people list them for section II."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from baocao.core.vietnamese.dates import long_date
from baocao.core.yaml_source import Trimmed, YamlModel
from baocao.document.blocks import Block, Paragraph, ParagraphKind, Text
from baocao.document.narrative.phrases import Phrases


@dataclass(frozen=True)
class IssuedDocument(YamlModel):
    """A document, in the parts that Decree 30/2020/NĐ-CP, Appendix I, part II, clause 6.b asks of
    its first mention."""

    type: Trimmed  # "Công văn"
    number: Trimmed  # "1234/SYT-NVY"
    issued_on: Annotated[date, Field(alias="date")]
    issuer: Trimmed
    subject: Trimmed  # goes on in the sentence: "về việc tăng cường tiêm chủng"


def with_issued(
    wording: Mapping[str, tuple[Block, ...]], issued: Sequence[IssuedDocument], phrases: Phrases
) -> dict[str, tuple[Block, ...]]:
    """What people wrote, with the documents before their own words of section II."""
    if not issued:
        return dict(wording)
    return {**wording, "direction": (*_listed(issued, phrases), *wording.get("direction", ()))}


def _listed(issued: Sequence[IssuedDocument], phrases: Phrases) -> tuple[Block, ...]:
    """A line each below the sentence that leads to them, the first issued first."""
    lead = Paragraph((Text(phrases["issued.lead"]),))
    *others, last = sorted(issued, key=lambda one: one.issued_on)
    lines = [(one, ";") for one in others] + [(last, ".")]
    cited = [(Text(_cited(one, phrases), kind="label"), Text(end)) for one, end in lines]
    return (lead, *(Paragraph(line, ParagraphKind.ITEM) for line in cited))


def _cited(one: IssuedDocument, phrases: Phrases) -> str:
    return phrases.text(
        "issued.cited",
        type=one.type,
        number=one.number,
        date=long_date(one.issued_on),
        issuer=one.issuer,
        subject=one.subject,
    )
