"""Damaged files: whatever a file holds, the check answers with findings or one message."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from baocao.core.errors import BaocaoError
from tests.review.decree30.checking import findings
from tests.review.decree30.layouts import LAYOUTS
from tests.review.decree30.word import pack, unpack

FILES = [unpack(make()) for make in LAYOUTS.values()]
PARTS = ("document", "styles", "numbering", "header1")
VALUES = ("", "-1", "0", "99999999999999", "1e400", "nan", "abc", "I. ", "Phụ lục", "Nơi nhận:")
DAMAGES = st.tuples(
    st.sampled_from(PARTS), st.integers(0, 10_000), st.sampled_from(VALUES), st.booleans()
)


@settings(max_examples=60)
@given(st.sampled_from(FILES), st.lists(DAMAGES, min_size=1, max_size=8))
def test_no_damage_makes_a_traceback(
    file: dict[str, bytes], damages: list[tuple[str, int, str, bool]]
) -> None:
    """Elements are lost, attributes and words are nonsense: no other exception comes out."""
    trees = {name: etree.fromstring(file[f"word/{name}.xml"]) for name in PARTS}
    for part, place, value, lost in damages:
        _damage(list(trees[part].iter()), place, value, lost=lost)
    damaged = {f"word/{name}.xml": etree.tostring(tree) for name, tree in trees.items()}
    with suppress(BaocaoError):
        for finding in findings(pack({**file, **damaged})):
            assert finding.message


def _damage(elements: list[etree._Element], place: int, value: str, *, lost: bool) -> None:
    element = elements[place % len(elements)]
    parent = element.getparent()
    if lost and parent is not None:
        parent.remove(element)
    elif element.attrib:
        element.set(list(element.attrib)[place % len(element.attrib)], value)
    else:
        element.text = value
