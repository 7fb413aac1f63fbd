"""The report as a Word file in the form of Decree 30/2020/NĐ-CP.

`render_word` is all that other layers need. How styles look is in the template; what the
report says is in the document. Nothing here computes or phrases.
"""

from baocao.render.word.document import render_word
from baocao.render.word.figures import bookmark_name

__all__ = ["bookmark_name", "render_word"]
