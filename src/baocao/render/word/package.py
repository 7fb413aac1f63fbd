"""The Word file as bytes: properties, and a zip that is the same for the same parts."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from baocao.document.blocks import AdministrativeDocument

if TYPE_CHECKING:
    from docx.document import Document

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date that a zip can hold


def set_properties(file: Document, document: AdministrativeDocument, created: datetime) -> None:
    """Write title, author, subject and identifier, and `created` (UTC) for every date."""
    properties = file.core_properties
    properties.title = f"{document.type_name.capitalize()} {document.subject}".replace("\n", " ")
    properties.subject = document.subject.replace("\n", " ")
    properties.identifier = document.identifier
    properties.author = document.issuer_name
    properties.last_modified_by = document.issuer_name
    properties.language = "vi-VN"
    properties.created = created
    properties.modified = created
    properties.revision = 1


def file_bytes(file: Document) -> bytes:
    """Save `file` and pack it again without what the moment put in."""
    saved = BytesIO()
    file.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return pack({name: archive.read(name) for name in archive.namelist()})


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Zip `parts` in the order of their names, all of one date."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else the zip tells which system wrote it
            archive.writestr(entry, parts[name])
    return packed.getvalue()
