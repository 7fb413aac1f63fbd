"""Ids for what is proposed: whole words of a name, the first of them no figure;
and texts as a proposal's YAML has them, where a field that is not answered is open."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from itertools import dropwhile

from baocao.core.vietnamese.names import clean, fold
from baocao.definitions.plans.records import OPEN

_LEVEL = re.compile(
    r"^(?!.{0,20}tỷ lệ)(?:[^\s\d,;:]+ ){0,4}?(?:\d[\d.,/]* ?(?:%|phần trăm)"
    r"|(?:ít nhất|tối thiểu|trên|dưới|quá|đủ|hơn) \d[\d.,/]*) (?!trở )(?=(?:\S+ ){2})",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_JOINTS = frozenset(("và", "hoặc", "của", "cho", "với", "các", "những", "with", "of"))
_NO_END = frozenset(("duoc", "den", "tai", "trong", "o", "tren", "duoi", "theo", "co", "so"))
OPEN_FIELD = json.dumps(OPEN)


def slug(text: str) -> str:
    """A text as an id: small letters without accents, joined by dashes."""
    return fold(text).replace(" ", "-")


def short_id(text: str, longest: int) -> str:
    """The first words of a text as an id of at most `longest` characters; "" where none will do.

    What a name says first of how much ("Phấn đấu trên 90% hộ gia đình") is left out, and so are
    figures before the first word; where it is too long, so are joints such as "và".
    """
    spelled = _WORD.findall(_LEVEL.sub("", clean(text)).casefold())
    spelled = list(dropwhile(lambda word: not word[0].isalpha(), spelled))
    is_cut = len(slug(" ".join(spelled))) > longest
    if is_cut:
        spelled = [word for word in spelled if word not in _JOINTS]
    words = slug(" ".join(spelled)).split("-")
    kept: list[str] = []
    for word in words:
        if len("-".join((*kept, word))) > longest:
            break
        kept.append(word)
    while is_cut and len(kept) > 1 and kept[-1] in _NO_END:
        kept.pop()
    return "-".join(kept)


class UsedIds:
    """Gives each id once: a second "tiem-mui-3" is "tiem-mui-3-2"."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._used: set[str] = set()

    def new(self, text: str, otherwise: str) -> str:
        """An id for a text, of `otherwise` where the text has no words for one."""
        base = short_id(text, self._longest) or otherwise
        id_, count = base, 1
        while id_ in self._used:
            count += 1
            end = f"-{count}"
            id_ = short_id(base, self._longest - len(end)) + end
        self._used.add(id_)
        return id_


def quoted(text: str) -> str:
    """A text in quotes, so that YAML takes nothing in it for a sign of its own."""
    return json.dumps(text, ensure_ascii=False)


def or_open(field: str, text: str, remark: str) -> str:
    """A field with its text; without one it waits for an answer, and `remark` says what it is."""
    return f"{field}: {quoted(text)}" if text else f"{field}: {OPEN_FIELD}  # {remark}"


def number(value: Decimal) -> str:
    """A number without zeros at its end and without an exponent."""
    return f"{value.normalize():f}"
