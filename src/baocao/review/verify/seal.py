"""The passages of an issued report that say that it was issued: number, date, who signed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baocao.output.word.styles import Style
from baocao.review.verify.draft import Passage

_DAY = r"ngày \d+ tháng \d+ năm \d{4}"
_GIVEN = re.compile(rf"Số: ?\d+/\S+|[^(|]+, {_DAY}$|\(Kèm theo .*số \d+/\S+ {_DAY}")
_SIGNATURE = (Style.RECIPIENTS_TITLE, Style.SIGNER_TITLE, Style.SIGNER_NAME)
_STYLES = frozenset(style.style_name for style in _SIGNATURE)


def sealed_in(passages: Sequence[Passage]) -> frozenset[int]:
    """Where number and date, references to them, and the signature stand."""
    return frozenset(
        place
        for place, passage in enumerate(passages)
        if passage.style in _STYLES or any(map(_GIVEN.match, passage.text.split(" | ")))
    )
