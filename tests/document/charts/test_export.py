"""Export to SVG and PNG: letters, sizes, sameness."""

from __future__ import annotations

import json
import os
import re
import struct
import subprocess
import sys
import unicodedata
import zlib
from functools import cache
from itertools import product
from pathlib import Path
from typing import Literal

import altair as alt
import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from baocao.document.charts.coverage import coverage_chart
from baocao.document.charts.districts import district_chart
from baocao.document.charts.export import MEASURED, ExportedChart, export, export_spec
from baocao.document.charts.png import PPI, png_of
from baocao.document.charts.targets import target_chart
from baocao.document.charts.tasks import task_chart
from baocao.document.charts.theme import FONT, FONTS, WIDTH_MM
from baocao.document.charts.trends import trend_chart
from baocao.document.charts.vega_lite import Chart
from tests.document.charts import sample

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = "aăâeêioôơuưy"
CONSONANTS = "bcdđfghjklmnpqrstvwxz"
OTHERS = "0123456789.,:;%+-–/()≥≤<>“”&"
LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel, tone in product(VOWELS, TONES)]
ALL_LETTERS = {*LETTERS, *CONSONANTS, *"".join([*LETTERS, CONSONANTS]).upper(), *OTHERS}
KINDS = ("coverage", "districts", "cases", "trend", "tasks", "targets")


def chart(kind: str) -> Chart:
    data, words = sample.full_report(), sample.words()
    charts = {
        "coverage": coverage_chart(data, words, "coverage"),
        "districts": district_chart(data, words, "coverage", sample.ADULTS_3),
        "cases": trend_chart(data, words, "cases_cumulative"),
        "trend": trend_chart(data, words, "coverage"),
        "tasks": task_chart(data, words),
        "targets": target_chart(data, words),
    }
    found = charts[kind]
    assert found is not None
    return found


@cache
def exported(kind: str) -> ExportedChart:
    return export(chart(kind))


def texts(kind: str) -> list[str]:
    """The words of an SVG, in the order of the file."""
    root = etree.fromstring(exported(kind).svg)
    found = root.iter("{http://www.w3.org/2000/svg}text")
    return [" ".join(element.itertext()) for element in found]


def png_chunks(png: bytes) -> dict[bytes, bytes]:
    """The chunks of a PNG by type."""
    found, place = {}, 8
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        found[kind] = png[place + 8 : place + 8 + length]
        place += length + 12
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_the_svg_keeps_vietnamese_text_as_text(kind: str) -> None:
    """Words are text elements in NFC, not outlines, and ask for a font that Word has."""
    words = " ".join(texts(kind))
    assert "Tỉnh Lạng Sơn" in words
    assert unicodedata.is_normalized("NFC", words)
    families = set(etree.fromstring(exported(kind).svg).xpath("//@font-family"))
    assert {family.split(",")[0] for family in families} == {"Arial"}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("coverage", ["99,82%", "trên 74%", "≥ 95%", "chưa có số liệu", "Kết quả", "80%"]),
        ("districts", ["Huyện Hữu Lũng", "86,05%", "Chỉ tiêu: ≥ 95%", "Toàn tỉnh: 83,15%"]),
        ("cases", ["156.930", "14/6/2022", "150.000"]),
        ("trend", ["Tỷ lệ tiêm mũi 3 cho người từ 18 tuổi trở lên", "90,02%", "15/3/2022"]),
        ("tasks", ["Quá hạn", "14", "Sở Thông tin và Truyền thông", "40"]),
        ("targets", ["Không đạt", "2"]),
    ],
)
def test_values_and_labels_come_out_in_the_picture(kind: str, expected: list[str]) -> None:
    """What the chart is to say is in the SVG, numbers with Vietnamese marks."""
    assert set(expected) <= set(texts(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_chart_gives_the_same_bytes(kind: str) -> None:
    """A chart built and exported again is the same file, byte for byte."""
    assert export(chart(kind)) == exported(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_the_png_has_the_width_of_the_page_at_200_ppi(kind: str) -> None:
    """160 mm are 1260 pixels at 200 ppi, and the file says its resolution."""
    chunks = png_chunks(exported(kind).png)
    (width,) = struct.unpack(">I", chunks[b"IHDR"][:4])
    per_metre, _, unit = struct.unpack(">IIB", chunks[b"pHYs"])
    assert abs(width - WIDTH_MM / 25.4 * PPI) <= 1
    assert (round(per_metre * 0.0254), unit) == (PPI, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_drawings_are_laid_out_for_the_page(kind: str) -> None:
    """The drawing itself is 160 mm wide within 2%, so that letters keep their size on paper."""
    width = float(etree.fromstring(exported(kind).svg).attrib["width"])
    assert abs(width - WIDTH_MM * 72 / 25.4) < 0.02 * width


@pytest.mark.parametrize("kind", KINDS)
def test_no_letter_is_too_small_to_read(kind: str) -> None:
    """Nothing is printed smaller than 9 points."""
    sizes = etree.fromstring(exported(kind).svg).xpath("//*[local-name()='text']/@font-size")
    assert min(float(size.removesuffix("px")) for size in sizes) >= 9


@pytest.mark.parametrize("kind", KINDS)
def test_the_png_is_not_blank(kind: str) -> None:
    """Between 1% and 60% of the pixels' bytes are drawn on."""
    chunks = png_chunks(exported(kind).png)
    raw = zlib.decompress(chunks[b"IDAT"])
    drawn = 1 - raw.count(0) / len(raw)  # a row like the pixel before it is all zeros
    assert 0.01 < drawn < 0.6


@pytest.mark.parametrize("file", ["Arimo-Regular.ttf", "Arimo-Bold.ttf"])
def test_the_font_has_every_vietnamese_letter(file: str) -> None:
    """All letters with all tones, figures and signs are in the font that the package carries."""
    font = TTFont(FONTS / file)
    assert {letter for letter in ALL_LETTERS if ord(letter) not in font.getBestCmap()} == set()
    assert font["name"].getDebugName(1) == FONT


def test_letters_are_drawn_with_the_packages_font() -> None:
    """Every lower-case letter with a tone has its own picture: none is a box."""
    pictures = {export_spec(_letter(letter).to_dict()).png for letter in LETTERS}
    assert len(pictures) == len(LETTERS)
    assert export_spec(_letter("\ue123").to_dict()).png not in pictures


def test_no_font_of_the_machine_is_asked() -> None:
    """Whatever family a chart names, the picture is drawn with the package's font."""
    asked = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
        f'<text y="15" font-family="{family}">Hòa</text></svg>'
        for family in (FONT, "DejaVu Serif", "no such font, serif")
    ]
    assert len(set(map(png_of, asked))) == 1


@pytest.mark.parametrize("svg", ["", "<svg/>", '<svg width="4" height="2"><g></svg>'])
def test_what_is_no_drawing_is_an_error(svg: str) -> None:
    """Neither an empty picture nor a crash."""
    with pytest.raises(ValueError, match=r"\w"):
        png_of(svg)


def _letter(letter: str) -> alt.Chart:
    data = alt.InlineData(values=[{"text": letter}])
    mark: alt.Chart = alt.Chart(data, width=40, height=20).mark_text(fontSize=10)
    configured: alt.Chart = mark.encode(text="text:N").configure(font=FONT)
    return configured


def test_a_chart_that_cannot_be_drawn_is_an_error() -> None:
    """The renderer returns an empty picture for a broken chart; export does not."""
    data = alt.InlineData(values=[{"a": 1}])
    broken: alt.Chart = alt.Chart(data).mark_text().encode(text="a:N")
    with pytest.raises(RuntimeError, match="drew nothing"):
        export_spec(broken.transform_flatten(["missing"]).to_dict())


def test_building_charts_does_not_load_the_renderer() -> None:
    """A process that builds charts may still fork: only export starts the renderer's threads."""
    code = (
        "import sys\n"
        "from tests.document.charts.test_export import KINDS, chart\n"
        "assert [chart(kind).to_dict() for kind in KINDS]\n"
        "print('vl_convert' in sys.modules)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=sample.ROOT
    )
    assert run.stdout.strip() == "False"


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_letters_are_measured_as_wide_as_those_of_the_packages_font(
    weight: Literal["normal", "bold"],
) -> None:
    """A picture is as wide as the renderer makes it that reads the package's font from its file."""
    import vl_convert

    data = alt.InlineData(values=[{"name": "".join(sorted(ALL_LETTERS))}])
    axis = alt.Axis(labelFontWeight=weight, labelLimit=0)
    rows: alt.Chart = alt.Chart(data).mark_bar().encode(y=alt.Y("name:N", axis=axis))
    named = rows.configure(font=FONT)
    made = export_spec(named.to_dict())
    as_named = vl_convert.vegalite_to_svg(json.dumps(named.to_dict(), separators=(",", ":")))
    assert FONT in as_named
    assert _laid_out(made.svg) == _laid_out(as_named.encode())


def _laid_out(svg: bytes) -> bytes:
    """A drawing without the names of its fonts."""
    return re.sub(rb'font-family="[^"]*"', b"", svg)


def test_no_font_of_the_machine_lays_a_chart_out(tmp_path: Path) -> None:
    """A machine that has other letters under a name that is asked for draws the same picture."""
    others = TTFont(FONTS / "Arimo-Bold.ttf")
    for record in others["name"].names:
        if record.nameID in (1, 16):
            record.string = MEASURED
    others["OS/2"].usWeightClass, others["OS/2"].fsSelection = 400, 0x40
    others.save(tmp_path / "others.ttf")
    config = tmp_path / "fonts.conf"
    config.write_text(f"<fontconfig><dir>{tmp_path}</dir></fontconfig>", encoding="utf-8")
    code = (
        "import sys\n"
        "from tests.document.charts.test_export import exported\n"
        "sys.stdout.buffer.write(exported('tasks').svg)\n"
    )
    there = {**os.environ, "FONTCONFIG_FILE": str(config)}
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=sample.ROOT, env=there
    )
    assert run.stdout == exported("tasks").svg
