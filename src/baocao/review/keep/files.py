"""The files of people's wording: the Markdown and, beside it, the numbers in it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from baocao.core.whole_file import write_all
from baocao.review.keep.model import Kept, Quote

if TYPE_CHECKING:
    from baocao.review.keep.mark import StaleQuote


def quotes_file(narrative: Path) -> Path:
    """Where the quotes of a narrative stand: 2022-Q1.quotes.json beside 2022-Q1.md."""
    return narrative.with_suffix(".quotes.json")


def write_kept(narrative: Path, kept: Kept) -> None:
    """Write both files; each replaces the old one in one step, the quotes first."""
    quotes = [asdict(quote) for quote in kept.quotes]
    listed = json.dumps(quotes, ensure_ascii=False, indent=1) + "\n"
    write_all({quotes_file(narrative): listed, narrative: kept.markdown})


def read_quotes(narrative: Path) -> tuple[Quote, ...]:
    """The numbers in kept wording; none where it was never kept."""
    try:
        records = json.loads(quotes_file(narrative).read_text(encoding="utf-8"))
        return tuple(
            Quote(r["section"], r["text"], r["number"], tuple(r["figures"]), r.get("by", ""))
            for r in records
        )
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return ()


def stale_quotes(
    quotes: Sequence[Quote], wording: str, texts: Mapping[str, str]
) -> tuple[StaleQuote, ...]:
    """Quotes still in the wording whose figure prints otherwise now.

    `texts` are the printed figures by id. A figure that is gone prints as nothing.
    """
    from baocao.review.keep.mark import StaleQuote  # marks blocks of a document

    found = []
    for quote in quotes:
        now = [texts[id_] for id_ in quote.figures if id_ in texts]
        if quote.figures and quote.number in wording and quote.number not in now:
            found.append(StaleQuote(quote, now[0] if now else ""))
    return tuple(found)
