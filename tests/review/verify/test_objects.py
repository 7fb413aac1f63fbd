"""What became of a picture: cut on any side, it is no more the one that was issued."""

from __future__ import annotations

import pytest
from lxml import etree

from baocao.review.verify.objects import pictures_in

DRAWING = """\
<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
  xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
  xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
  <pic:pic><pic:blipFill><a:blip r:embed="rId1"/>{crop}</pic:blipFill></pic:pic>
</w:drawing>"""


def altered(crop: str) -> bool:
    (picture,) = pictures_in(etree.fromstring(DRAWING.format(crop=crop)), {"rId1": "hash"})
    assert picture.png == "hash"
    return picture.altered


@pytest.mark.parametrize("side", ["l", "t", "r", "b"])
def test_a_picture_that_is_cut_on_one_side_is_altered(side: str) -> None:
    """By thousandths or by percent; nothing cut off is nothing changed."""
    assert altered(f'<a:srcRect {side}="40000"/>')
    assert altered(f'<a:srcRect {side}="40%"/>')
    assert not altered(f'<a:srcRect {side}="0"/>')
    assert not altered(f'<a:srcRect {side}="0%"/>')
    assert not altered(f'<a:srcRect {side}="0.0%"/>')


@pytest.mark.parametrize("crop", ["", "<a:srcRect/>"])
def test_a_picture_that_nobody_cut_stands(crop: str) -> None:
    """Word writes the element for every picture."""
    assert not altered(crop)


def test_a_picture_that_lies_nowhere_has_no_hash() -> None:
    """Nor is it anybody else's: it is like no picture that was issued."""
    (picture,) = pictures_in(etree.fromstring(DRAWING.format(crop="")), {})
    assert (picture.png, picture.svg) == ("", "")
