"""The Word file as bytes: properties, and a zip that is the same for the same parts."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import _ContentTypesItem
from lxml import etree

from baocao.core.word_file import Element
from baocao.document.blocks import AdministrativeDocument

if TYPE_CHECKING:
    from docx.document import Document

CONTENT_TYPES = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date that a zip can hold


def set_properties(file: Document, document: AdministrativeDocument, created: datetime) -> None:
    """Write title, author, subject and identifier, and `created` (UTC) for every date."""
    properties = file.core_properties
    title = f"{document.type_name.capitalize()} {document.subject}".strip()
    properties.title = title.replace("\n", " ")
    properties.subject = document.subject.replace("\n", " ")
    properties.identifier = document.identifier
    properties.author = document.issuer_name
    properties.last_modified_by = document.issuer_name
    properties.language = "vi-VN"
    properties.created = created
    properties.modified = created
    properties.revision = 1


def file_bytes(file: Document) -> bytes:
    """Pack `file` without what the moment puts in where python-docx saves it."""
    return pack(parts_of(file))


def parts_of(file: Document) -> dict[str, bytes]:
    """The parts of `file` by their names in the zip, as they stand."""
    package = file.part.package
    owners = {"/": package, **{str(part.partname): part for part in package.parts}}
    parts = {part.partname.membername: part.blob for part in package.parts}
    for name, owner in owners.items():
        if owner.rels:
            parts[PackURI(name).rels_uri.membername] = owner.rels.xml
    parts[CONTENT_TYPES] = _ContentTypesItem.from_parts(package.parts).blob  # type: ignore[no-untyped-call]
    return parts


def xml_bytes(root: Element) -> bytes:
    """Write a part as it stands in a file."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Zip `parts` in the order of their names, all of one date; PNG is compressed already."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, _EPOCH)
            stored = name.endswith(".png")
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else the zip tells which system wrote it
            archive.writestr(entry, parts[name])
    return packed.getvalue()
