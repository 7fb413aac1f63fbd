"""Ways in which a workbook can be spoilt: its bytes, its parts, its XML, its cells."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

from hypothesis import strategies as st

Parts = dict[str, bytes]

NASTY = [
    b"",
    b"0",
    b"-1",
    b"4294967295",
    b"99999999999999999999",
    b"1e308",
    b"NaN",
    b"inf",
    b"XFD1048576",
    b"A0",
    b"AAAA1",
    b"A1:XFD1048576",
    b"true",
    b"&#0;",
    b"&amp;",
    b"\xff\xfe",
    b"../../x",
    b"2958466",
    b"-700000",
    b"e",
    b"s",
    b"d",
    b"0001-01-01T00:00:00",
    "Tổng cộng".encode(),
]
FRAGMENTS = [
    b"<c r='XFD1048576'><v>1</v></c>",
    b"<c><v>1</v></c>",
    b'<c t="s"><v>999999</v></c>',
    b'<c t="e"><v>#REF!</v></c>',
    b'<row r="1048576" hidden="1"/>',
    b'<mergeCell ref="A1:XFD1048576"/>',
    b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
    b"&b;",
    b"<table:table-row table:number-rows-repeated='1048576'/>",
    b"<f>1+1</f>",
    b"\x00\x01",
    b"<!--",
    b"]]>",
]
_ATTRIBUTE = re.compile(rb'="[^"]*"')
_ELEMENT = re.compile(rb"<[^>]+>")
_TEXT = re.compile(rb">[^<]+<")
_PATTERNS = (_ATTRIBUTE, _ELEMENT, _TEXT)


@dataclass(frozen=True)
class Edit:
    """One change: where (a share of what there is), how, and with what."""

    kind: str
    place: float
    data: bytes
    length: int

    def on(self, data: bytes) -> bytes:
        """The bytes with this change."""
        start = int(self.place * len(data))
        if self.kind == "overwrite":
            return data[:start] + self.data + data[start + len(self.data) :]
        if self.kind == "insert":
            return data[:start] + self.data + data[start:]
        if self.kind == "delete":
            return data[:start] + data[start + self.length :]
        if self.kind == "cut":
            return data[:start]
        return self._on_xml(data)

    def _on_xml(self, data: bytes) -> bytes:
        """Another attribute, element or text, or the same one twice."""
        pattern = _PATTERNS[self.length % len(_PATTERNS)]
        found = list(pattern.finditer(data))
        if not found:
            return data
        match = found[int(self.place * len(found))]
        if self.kind == "double":
            return data[: match.end()] + match[0] + data[match.end() :]
        frame = {_ATTRIBUTE: b'="%s"', _ELEMENT: b"%s", _TEXT: b">%s<"}[pattern]
        return data[: match.start()] + frame % self.data + data[match.end() :]


KINDS = ("overwrite", "insert", "delete", "cut", "replace", "replace", "replace", "double")

edits = st.builds(
    Edit,
    st.sampled_from(KINDS),
    st.floats(0, 1, exclude_max=True),
    st.one_of(st.sampled_from(NASTY), st.sampled_from(FRAGMENTS), st.binary(max_size=8)),
    st.integers(0, 400),
)


def parts_of(data: bytes) -> Parts:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts) -> bytes:
    """A zip with right checksums, whatever is in its parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()
