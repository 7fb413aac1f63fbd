"""The whole document, part by part, put into a copy of the template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from baocao.core.errors import BaocaoError, Problem
from baocao.core.word_file import NAMESPACES, Element
from baocao.document.blocks import AdministrativeDocument, Appendix, Block, Summary
from baocao.output.word.appendices import appendix_content, appendix_section
from baocao.output.word.body import blocks, closed, sections
from baocao.output.word.header import header_table
from baocao.output.word.height import height, looks_of
from baocao.output.word.markup import element, elements, move_into
from baocao.output.word.opening import opening, summary_opening
from baocao.output.word.output import Output
from baocao.output.word.package import file_bytes, set_properties
from baocao.output.word.page_setup import section_end, text_height, text_width
from baocao.output.word.signature import keep_with_signature, signature_table
from baocao.output.word.styles import OURS_AGAIN, check_template, ids_by_name, resolve


@dataclass(frozen=True)
class RenderedWord:
    """A rendered document as a tree that can go on: `upright` are the properties of its first
    section, `styles` the template's ids by their names."""

    file: Document
    document: AdministrativeDocument
    upright: Element
    output: Output
    styles: Mapping[str, str]

    @property
    def content(self) -> bytes:
        """The file as it stands."""
        return file_bytes(self.file)

    @property
    def is_one_page(self) -> bool:
        """Whether all that is written so far stands on one page, by the lengths of its lines."""
        looks = looks_of(self.file.styles.element)
        taken = height(self.file.element.body, looks, text_width(self.upright))
        return taken <= text_height(self.upright)

    def go_on(self, appendices: Sequence[Appendix]) -> None:
        """Add appendices behind what the file ends with; numbers and marks in it count on."""
        body = self.file.element.body
        ready = len(body) - 1  # the last section's properties go back into its last paragraph
        for appendix in appendices:
            body[-2][0].append(body[-1])
            section = appendix_section(appendix, self.upright)
            content = appendix_content(self.document, appendix, section, self.output)
            move_into(body, elements("".join(content)))
            _end(body, section)
        for added in body[ready:]:
            resolve(added, self.styles)
        etree.cleanup_namespaces(self.file.element, top_nsmap=NAMESPACES)


def render_word(document: AdministrativeDocument, template: Path, *, created: datetime) -> bytes:
    """The bytes of `word_file`."""
    return word_file(document, template, created=created).content


def word_file(
    document: AdministrativeDocument, template: Path, *, created: datetime
) -> RenderedWord:
    """Render `document` with the styles of `template`; the same input gives the same bytes.

    `created` (UTC) is the date in the file's properties. Raises `BaocaoError` where the
    template cannot be opened or has lost a style.
    """
    made = _rendered(document, template, created, partial(_main, document))
    made.go_on(document.appendices)
    return made


def render_summary(
    document: AdministrativeDocument,
    summaries: Iterable[Summary],
    template: Path,
    *,
    created: datetime,
) -> bytes:
    """Render the first summary of `document` that fits on a page, under the same head and without
    a signature; the last one where none does."""
    for short in summaries:
        made = _rendered(document, template, created, partial(_summary, document, short))
        if made.is_one_page:
            break
    return made.content


def _rendered(
    document: AdministrativeDocument,
    template: Path,
    created: datetime,
    fill: Callable[[int, Output], Sequence[Element]],
) -> RenderedWord:
    """What `fill` makes for a text of so many twips, in the place of the template's specimens."""
    file = _open(template)
    names = ids_by_name(file.styles.element)
    check_template(names, _shown(template))
    upright = _emptied(file)
    body, output = file.element.body, Output(file.part, document.labels)
    move_into(body, fill(text_width(upright), output))
    _end(body, upright)
    resolve(body, names)
    etree.cleanup_namespaces(file.element, top_nsmap=NAMESPACES)
    set_properties(file, document, created)
    return RenderedWord(file, document, upright, output, names)


def _open(template: Path) -> Document:
    try:
        return docx.Document(str(template))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise BaocaoError(
            Problem(
                "không mở được tệp mẫu của báo cáo",
                _shown(template),
                OURS_AGAIN,
            )
        ) from error


def _shown(template: Path) -> str:
    """The template with its folder, as messages call it."""
    return Path(*template.parts[-2:]).as_posix()


def _summary(
    document: AdministrativeDocument, summary: Summary, width: int, output: Output
) -> list[Element]:
    content = (
        header_table(document, width),
        *summary_opening(document, summary.type_name, width, output),
        *blocks(summary.blocks, width, output),
    )
    return elements("".join(content))


def _emptied(file: Document) -> Element:
    """Take the specimens out and return the properties of the template's section."""
    body = file.element.body
    upright: Element = body.sectPr
    for child in list(body):
        body.remove(child)
    return upright


def _end(body: Element, section: Element) -> None:
    """Close the file: a paragraph after the last table, then the last section's properties."""
    closing = section_end(section)
    body.append(closing)
    properties = closing[0]
    body.append(properties[-1])


def _opening(document: AdministrativeDocument) -> tuple[Block, ...]:
    """What stands before the sections; a letter has none, so its text ends there."""
    return document.opening if document.sections else closed(document.opening)


def _main(document: AdministrativeDocument, width: int, output: Output) -> list[Element]:
    """Build everything that stands before the appendices."""
    head = [header_table(document, width), *opening(document, width, output)]
    text = [
        *blocks(_opening(document), width, output),
        *sections(document.sections, width, output),
    ]
    made = elements("".join(text))
    keep_with_signature(made)
    return [*elements("".join(head)), *made, element(signature_table(document, width))]
