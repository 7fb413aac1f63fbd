"""Checks of capitals by Appendix II: what is written wrong, and how it should be, is data.

Words in capitals throughout, and what stands within quotation marks, are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from baocao.review.decree30.checks.body import text_paragraphs
from baocao.review.decree30.checks.foot import ACADEMIC
from baocao.review.decree30.components.marks import ITEM, LETTER, LETTERED, SECTION
from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.content import CheckedParagraph
from baocao.review.decree30.rule import CapitalRule, FormatBreach, FormatRule, check

_UPPER = "A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_WORD = rf"[{_UPPER}]\w+"
# Components whose case is a matter of other rules.
_OTHERS = (
    *("state_name", "motto", "parent_body", "issuing_body", "type_name", "place_date"),
    *("number", "signer_title", "signer_name", "copy_body"),
)
_NEXT = re.compile(rf"(?:\s{_WORD}){{1,3}}|\s\w+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_ENDS_SENTENCE = ".!?:;…-–+*•/|"
_BACK = re.compile(r"\\([ul]?)(\d)")
_AREA = r"(?=\s+(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường)\s+[" + _UPPER + r"])"
# "các sở y tế", "cơ sở y tế", "cán bộ y tế": small letters that are no name.
_COMMON = re.compile(r"(?:các|những|mọi|cấp|cơ|cán|trụ|nội|toàn|đội)\s$", re.IGNORECASE)
_COMMON_NOUN = re.compile(
    r"^(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường)\s+", re.IGNORECASE
)
# A small letter after a full stop, not behind an abbreviation, a number or dots.
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.!?]) (?P<word>[^\W\d_A-Z]\w+)")
_ABBREVIATIONS = ("tp.", "ths.", "bs.", "ts.", "gs.", "pgs.", "v.v.", "tr.", "đ/c.", "st.", "no.")


def _wrong(document: Recognised, rule: CapitalRule) -> Iterator[FormatBreach]:
    """Each place where a text departs from the rule's names or meets one of its patterns."""
    others = {piece.index for name in _OTHERS for piece in document.all(name)}
    for paragraph in document.file.paragraphs:
        text = _read(paragraph)
        if text == text.upper() or paragraph.index in others:
            continue
        for start, found, wanted in _departures(text, rule):
            if not found.isupper() and _is_asked(text, start, rule):
                yield FormatBreach(paragraph, found, wanted)


def _read(paragraph: CheckedParagraph) -> str:
    """The words on one line, both ways to place the mark on "uy" made one, quotations hidden."""
    text = " ".join(paragraph.text.split()).replace("Uỷ", "Ủy").replace("uỷ", "ủy")
    return _QUOTED.sub(lambda quoted: "\0" * len(quoted[0]), text)


def _departures(text: str, rule: CapitalRule) -> Iterator[tuple[int, str, str]]:
    for pattern in rule.cases:
        for found in _compiled(pattern.wrong, rule.surnames).finditer(text):
            wanted, after = _expanded(pattern.right, found), _next_word(text, found.end())
            if wanted != found[0]:
                yield found.start(), found[0] + after, wanted + after
    for name in rule.names:
        for found in _as_word(name, rule.after).finditer(text):
            written = found["name"]
            if written != name and _departs(text, found, name, rule):
                yield found.start("name"), written, name


def _next_word(text: str, end: int) -> str:
    """The word behind, a name whole, so that a reader sees what is meant: "điều 5"."""
    found = _NEXT.match(text, end)
    return found[0] if found else ""


def _departs(text: str, found: re.Match[str], name: str, rule: CapitalRule) -> bool:
    """Whether a name in another case is wrong: it may be a common noun, or open a sentence."""
    written, start = found["name"], found.start("name")
    if not rule.may_be_common:
        return not (written.islower() and _COMMON.search(text[:start]))
    if any(a.isupper() and not b.isupper() for a, b in zip(written, name, strict=True)):
        return True
    if written[0].isupper():
        return not begins_sentence(text, start)
    return bool(re.match(_AREA, text[found.end("name") :]))


def _is_asked(text: str, start: int, rule: CapitalRule) -> bool:
    return not (rule.within_sentence and begins_sentence(text, start))


def begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence, or a member of a list, begins at `start`."""
    before = text[:start].rstrip(' (“"\0')
    if not before or before[-1] in _ENDS_SENTENCE:
        return True
    return _is_label(before)


def _is_label(before: str) -> bool:
    """Whether all that stands before is the label of a list."""
    marks = (SECTION, ITEM, LETTER, LETTERED)
    return any(
        (found := mark.match(f"{before} xx")) and found.end() > len(before) for mark in marks
    )


@lru_cache(maxsize=512)
def _compiled(pattern: str, surnames: str) -> re.Pattern[str]:
    """A pattern of the rule file: <Tên> is a word with a capital, <Họ> a family name."""
    filled = pattern.replace("<Tên>", _WORD).replace("<Họ>", f"(?:{surnames})")
    return re.compile(rf"(?<!\w)(?:{filled})(?!\w)")


@lru_cache(maxsize=512)
def _as_word(name: str, after: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){after}(?P<name>{words})(?!\w)", re.IGNORECASE)


def _expanded(right: str, found: re.Match[str]) -> str:
    r"""Fill in groups: \1 as it is, \u1 with a capital, \l1 with a small letter."""

    def part(back: re.Match[str]) -> str:
        words = found[int(back[2])] or ""
        change = {"u": str.upper, "l": str.lower}.get(back[1], str)
        return change(words[:1]) + words[1:]

    return _BACK.sub(part, right)


def _sentences(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """A sentence begins with a capital: after a full stop, and on a new line after one."""
    ended = False
    for paragraph in text_paragraphs(document):
        text = _read(paragraph)
        for found in _SENTENCE.finditer(text):
            before = text[: found.start()].split()[-1].lower()
            if before in _ABBREVIATIONS or _is_label(text[: found.start()]):
                continue
            if found["word"][0].islower():
                yield FormatBreach(
                    paragraph, f"{before} {found['word']}", found["word"].capitalize()
                )
        if ended and text[:1].islower() and not LETTER.match(text):
            yield FormatBreach(paragraph, text.split()[0], text.split()[0].capitalize())
        ended = text.endswith((".", "!", "?"))


def _signer(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """Every syllable of a name begins with a capital."""
    for piece in document.all("signer_name"):
        words = [word for word in piece.text.split() if word[0].isalpha()]
        if ACADEMIC.match(piece.text):
            continue
        if any(word[0].islower() for word in words):
            yield FormatBreach(piece, piece.text, " ".join(word.capitalize() for word in words))


def _place(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """The place of issue: every syllable but those of a common noun before the name."""
    for piece in document.all("place_date"):
        name = piece.text.split(",")[0]
        own = _COMMON_NOUN.sub("", name)
        if "ngày" not in own and own[:1].isupper() and any(w[0].islower() for w in own.split()):
            yield FormatBreach(piece, name, own.title())


CAPITALS = check(_wrong)
CHECKS = {
    "capital_sentence": check(_sentences),
    "capital_signer": check(_signer),
    "capital_place_date": check(_place),
}
