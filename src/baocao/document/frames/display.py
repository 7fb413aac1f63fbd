"""How a chart shows itself in a cell: as a picture in the report's look.

Altair's own way loads scripts from the internet; offices may have none, and the pages made
from notebooks must ask for nothing.
"""

from __future__ import annotations

import base64
from html import escape
from typing import Any

import altair as alt

from baocao.core.errors import BaocaoError
from baocao.core.project import find_project

NAME = "baocao"


def show_charts_as_pictures() -> None:
    """From now on, every Altair chart that ends a cell is shown as a picture."""
    if NAME not in alt.renderers.names():
        alt.renderers.register(NAME, _bundle)
    alt.renderers.enable(NAME)


def _bundle(spec: dict[str, Any], **_: object) -> dict[str, str]:
    """What Jupyter shows of a specification; the reason where it cannot be drawn."""
    # pandas only for who shows a chart
    from baocao.document.frames.chart import spec_picture
    from baocao.document.frames.words import load_frame_words

    title = spec.get("title")
    words = title.get("text", "") if isinstance(title, dict) else title or ""
    caption = " ".join(words) if isinstance(words, list) else str(words)
    try:
        titles = load_frame_words(find_project()).titles
        picture = spec_picture(spec, "cell", caption or "Biểu đồ", "", titles)
    except BaocaoError as error:
        return {"text/plain": str(error)}
    data = base64.b64encode(picture.svg).decode()
    image = f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(picture.alt)}">'
    return {"text/html": image, "text/plain": picture.alt}
