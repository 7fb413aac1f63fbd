"""What LibreOffice leaves open in a PDF that archives keep and readers aloud follow.

It draws rules without saying that they are no content (ISO 14289-1, clause 7.1), names PDF/UA by a
property whose schema it does not describe (ISO 19005-2, clause 6.6.2.3), and has no place to sign.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ContentStream, DecodedStreamObject, NameObject

from baocao.build.run.signature_field import add_field, places_to_sign

Operation = tuple[Any, bytes]

_CONSTRUCTS = {b"m", b"l", b"c", b"v", b"y", b"h", b"re", b"W", b"W*"}
_PAINTS = {b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"}
_ARTIFACT: Operation = ([NameObject("/Artifact")], b"BMC")
_END: Operation = ([], b"EMC")

_RDF_ENDS = b"</rdf:RDF>"
_SCHEMA = b"""\
  <rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas>
    <rdf:Bag>
     <rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
      <pdfaSchema:property>
       <rdf:Seq>
        <rdf:li rdf:parseType="Resource">
         <pdfaProperty:name>part</pdfaProperty:name>
         <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
         <pdfaProperty:category>internal</pdfaProperty:category>
         <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
        </rdf:li>
       </rdf:Seq>
      </pdfaSchema:property>
     </rdf:li>
    </rdf:Bag>
   </pdfaExtension:schemas>
  </rdf:Description>
"""


def finished(pdf: bytes, titles: Sequence[str]) -> bytes:
    """The PDF as it is kept, with an empty field for each who signs it; `titles` are the lines of
    the signer's authority and title, none where the file only goes with a signed one."""
    source = PdfReader(io.BytesIO(pdf))
    writer = PdfWriter(clone_from=source)
    writer.pdf_header = source.pdf_header  # else that of a version without tags
    _describe_schema(writer)
    for page in writer.pages:
        _mark_rules(page, writer)
    for place in places_to_sign(pdf, titles):
        add_field(writer, place)
    whole = io.BytesIO()
    writer.write(whole)
    return whole.getvalue()


def _describe_schema(writer: PdfWriter) -> None:
    """Say what PDF/UA's property is, where LibreOffice did not."""
    metadata: Any = writer.root_object["/Metadata"].get_object()
    told = metadata.get_data()
    if b"pdfaExtension:schemas" not in told:
        metadata.set_data(told.replace(_RDF_ENDS, _SCHEMA + b" " + _RDF_ENDS))


def _mark_rules(page: PageObject, writer: PdfWriter) -> None:
    """Tell readers aloud to pass over what is drawn outside of tagged content."""
    content = ContentStream(page.get_contents(), writer)
    marked = list(_marked(content.operations))
    if len(marked) > len(content.operations):
        content.operations = marked
        written = DecodedStreamObject()
        written.set_data(content.get_data())
        page.replace_contents(written.flate_encode())


def _marked(operations: Iterable[Operation]) -> Iterator[Operation]:
    """The operations, each path that is painted outside of marked content as an artifact."""
    depth, path = 0, list[Operation]()
    for operation in operations:
        operator = operation[1]
        path.append(operation)
        if operator in _CONSTRUCTS:
            continue
        depth += (operator in (b"BMC", b"BDC")) - (operator == b"EMC")
        is_drawn = depth == 0 and operator in _PAINTS
        yield from (_ARTIFACT, *path, _END) if is_drawn else path
        path = []
