"""Opens Word files, whoever made them: one reader, one set of limits, one message for each fault.

What the parts say is not known here. Every other room reads Word files through this one.
"""

from baocao.core.word_file.package import Package, open_bytes, open_package
from baocao.core.word_file.xml import NAMESPACES, Element, qualified

__all__ = ["NAMESPACES", "Element", "Package", "open_bytes", "open_package", "qualified"]
