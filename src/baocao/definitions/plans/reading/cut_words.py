"""Whether two lines of a narrow cell are halves of one word that was wider than the cell:
which letters in a row can be a syllable of Vietnamese."""

from __future__ import annotations

import re
from unicodedata import normalize

from baocao.core.vietnamese.names import TONES

_TAIL = re.compile(r"[^\W\d_]+$")
_HEAD = re.compile(r"[^\W\d_]+")
_CLOSING = re.compile(r"[.,;:!?)\]”…%/]|-(?=\w)")
_OF_NUMBER = re.compile(r"\d[.,]?$")
_LONGEST_REST = 2  # letters of the end of a foreign word that look like a word of their own
_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx]"
_RHYMES = (
    "a ai am an ang anh ao au ay ăm ăn ăng âm ân âng âu ây e em en eng eo ê êm ên ênh êu"
    " i ia iêm iên iêng iêu im in inh iu o oa oai oam oan oang oanh oao oay oăm oăn oăng oe oen oeo"
    " oi om on ong oong ô ôi ôm ôn ông ơ ơi ơm ơn u ua uân uâng uây uê uênh ui um un ung uơ uôi uôm"
    " uôn uông uy uya uyên uyn uynh uyu ư ưa ưi ưm ưn ưng ươi ươm ươn ương ươu ưu y yêm yên yêng"
    " yêu ym yn ynh yu"
)
_STOPPED = (  # these take sắc or nặng
    "ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich iêc iêp iêt ip it oac oach oap oat oăc"
    " oăt oc oet ooc op ot ôc ôp ôt ơp ơt uât uc uêch uôc uôt up ut uych uyêt uyt ưc ươc ươp ươt ưt"
    " yêt ych yp yt uyp"
)
_FREE = re.compile(f"(?:{_ONSET})?(?:{_RHYMES.replace(' ', '|')})[{TONES}]?")
_HELD = re.compile(f"(?:{_ONSET})?(?:{_STOPPED.replace(' ', '|')})[\u0301\u0323]")


def is_one_word(before: str, after: str) -> bool:
    """Whether the word that fills the line `before` goes on in the first one of `after`.

    So do numbers, what a sign closes, the halves of a syllable, and of a name or abbreviation that
    is no syllable; two words of their own do not.
    """
    before, after = normalize("NFC", before), normalize("NFC", after)
    if _CLOSING.match(after) or (_OF_NUMBER.search(before) and after[:1].isdigit()):
        return True
    tail, head = _TAIL.search(before), _HEAD.match(after)
    return tail is not None and head is not None and _is_cut(tail[0], head[0])


def _is_cut(tail: str, head: str) -> bool:
    if head[0].isupper() and not tail.isupper():
        return False
    if is_syllable(tail + head):
        return True
    is_rest = not is_syllable(head) or (len(head) <= _LONGEST_REST and head.isascii())
    return is_rest and not is_syllable(tail)


def is_syllable(word: str) -> bool:
    """Whether onset, rhyme and tone fit together; names from other languages seldom do.

    A lone a, e, i, o or u is none: it is no word, though it may end one of another language.
    """
    text = _tone_last(word.lower())
    return text not in set("aeiou") and bool(_FREE.fullmatch(text) or _HELD.fullmatch(text))


def _tone_last(word: str) -> str:
    """The word with its tone as a sign of its own at the end: "phương", then huyền."""
    apart = normalize("NFD", word)
    tones = "".join(char for char in apart if char in TONES)
    return normalize("NFC", "".join(char for char in apart if char not in TONES)) + tones
