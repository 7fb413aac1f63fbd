from lxml import etree

from baocao.core.word_file import NAMESPACES
from baocao.output.word.markup import elements, move_into, text, w


def test_elements_are_moved_with_all_that_is_in_them() -> None:
    """Attributes, text, order and namespaces are as they were written, and nothing stays behind."""
    row = w("tr", w("tc", w("p", w("r", text("một")), align="left"), number=1))
    written = (w("p", w("r", text("trước"))), w("tbl", w("tblPr"), row, row), w("sectPr"))
    whole, *others = elements(w("body", *written)), *elements("".join(written))
    body = etree.Element(whole[0].tag, nsmap={"w": NAMESPACES["w"]})
    move_into(body, others)
    assert etree.tostring(body, method="c14n", exclusive=True) == etree.tostring(
        whole[0], method="c14n", exclusive=True
    )
