"""The Word file as bytes: its properties and parts."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import _ContentTypesItem
from lxml import etree

from baocao.core.word_file import Element
from baocao.document.blocks import AdministrativeDocument
from baocao.output.packed import pack

if TYPE_CHECKING:
    from docx.document import Document

CONTENT_TYPES = "[Content_Types].xml"


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
