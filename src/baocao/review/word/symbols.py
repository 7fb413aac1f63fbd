"""Characters that a file names by font and place (`w:sym`) rather than by letter."""

from __future__ import annotations

from baocao.core.word_file import Element
from baocao.core.word_file.markup import attribute

UNKNOWN = "\N{WHITE SQUARE}"  # a sign that readers see and this program does not know
_PRIVATE = 0xF000  # Word moves the places of such fonts here
_LOW, _HIGH = 0x20, 0xA0
# The font Symbol, place by place, in the order of Adobe's encoding.
_SYMBOL_LOW = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾"
    "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
_PICTURES = ("wingdings", "webdings", "marlett", "bookshelf")


def symbol(element: Element) -> str:
    """What a reader sees for a `w:sym`."""
    code = attribute(element, "char") or ""
    try:
        return in_font(chr(int(code, 16)), attribute(element, "font") or "")
    except ValueError:
        return UNKNOWN


def in_font(text: str, font: str) -> str:
    """A text as the font shows it: Symbol has signs in the places of letters."""
    name = font.casefold()
    if name == "symbol":
        return "".join(map(_in_symbol, text))
    if name.startswith(_PICTURES):
        return "".join(char if char.isspace() else UNKNOWN for char in text)
    return "".join(_plain(char) for char in text)


def _in_symbol(char: str) -> str:
    place = ord(_plain(char))
    for start, signs in ((_LOW, _SYMBOL_LOW), (_HIGH, _SYMBOL_HIGH)):
        if start <= place < start + len(signs):
            return signs[place - start]
    return char if char.isspace() else UNKNOWN


def _plain(char: str) -> str:
    """A character without Word's move to the private places."""
    place = ord(char) - _PRIVATE
    return chr(place) if 0 <= place <= 0xFF else char
