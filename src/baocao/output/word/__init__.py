"""The report as a Word file in the form of Decree 30/2020/NĐ-CP.

`render_word`, `word_file` with `reviewer_copy` and its `Comments`, and `render_summary` are all
that other layers need. How styles look is in the template; what the report says is in the document.
Nothing here computes or phrases.
"""

from baocao.output.word.comments import Comments, reviewer_copy
from baocao.output.word.document import RenderedWord, render_summary, render_word, word_file
from baocao.output.word.figures import FIGURES, TEXTS, bookmark_name

__all__ = [
    "FIGURES",
    "TEXTS",
    "Comments",
    "RenderedWord",
    "bookmark_name",
    "render_summary",
    "render_word",
    "reviewer_copy",
    "word_file",
]
