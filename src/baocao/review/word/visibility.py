"""Whether somebody who holds the printed page can read a run of characters."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from baocao.core.contrast import contrast
from baocao.review.word.formatting import ParagraphFormat, RunFormat

SMALLEST = 4.0  # points: below, print cannot be read
NARROWEST = 33  # percent of the usual width of a letter: likewise
TIGHTEST = 0.3  # of the size of letters: drawn together by more they lie upon one another
HIGHEST = 0.3  # of the size of letters: raised or sunk by more they are an exponent or an index
FAINTEST = 1.5  # contrast to what is behind; black on white has 21, readable text 4.5 (WCAG 2.2)
WHITE = "FFFFFF"


class Veil(Enum):
    """Why characters that stand in the file are not, or not as such, read on paper."""

    HIDDEN = "chữ ẩn"
    WEB = "ẩn khi xem dạng web"
    STRUCK = "gạch ngang"
    FAINT = "cùng màu nền"
    TINY = "chữ quá nhỏ"
    CUT = "dòng quá thấp"
    TURNED = "đảo chiều chữ"
    OVERLAID = "có dấu đè lên"
    PRESSED = "chữ chồng lên nhau"
    AWAY = "nằm ngoài chỗ của dòng chữ"
    STACKED = "xếp thành hai dòng nhỏ hoặc xoay ngang"
    MERGED = "ô gộp vào ô trên"
    NARROW = "ô quá hẹp"
    BOXED = "trong hộp chữ bị ẩn, quá nhỏ hoặc ngoài trang"
    SCRIPT = "nâng lên hoặc hạ xuống như số mũ, chỉ số"


@dataclass(frozen=True)
class Ground:
    """What a run lies on: colour of its cell ("" for none) and of the page, and whether its
    row is too low for its text, its cell too narrow or merged into the one above, which alone is
    shown, its table beside the page, or its text box not to be seen."""

    cell: str = ""
    page: str = WHITE
    low: bool = False
    narrow: bool = False
    merged: bool = False
    away: bool = False
    boxed: bool = False


def veil_of(look: RunFormat, paragraph: ParagraphFormat, ground: Ground) -> Veil | None:
    """The first reason why a run cannot be read; None for one that can."""
    behind = look.shade or paragraph.shade or ground.cell or ground.page
    reasons = {
        Veil.HIDDEN: look.hidden or look.always_hidden,
        Veil.WEB: look.web_hidden,
        Veil.STRUCK: look.struck or look.struck_twice,
        Veil.FAINT: look.clear or contrast(look.colour, behind) < FAINTEST,
        Veil.TINY: look.size < SMALLEST or look.scale < NARROWEST,
        Veil.PRESSED: look.apart < -TIGHTEST * look.size or 0 < look.fitted < look.size / 2,
        Veil.AWAY: ground.away or paragraph.away or abs(look.raised) > 2 * look.size,
        Veil.STACKED: look.stacked,
        Veil.MERGED: ground.merged,
        Veil.NARROW: ground.narrow,
        Veil.CUT: ground.low or (paragraph.line_rule == "exact" and paragraph.line < SMALLEST),
        Veil.BOXED: ground.boxed,
        Veil.TURNED: look.turned,
        Veil.SCRIPT: look.script or abs(look.raised) > HIGHEST * look.size,
    }
    return next((veil for veil, holds in reasons.items() if holds), None)
