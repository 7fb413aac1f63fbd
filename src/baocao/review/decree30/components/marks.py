"""How the components begin: the patterns that several recognisers share."""

from __future__ import annotations

import re

SECTION = re.compile(r"(?P<number>[IVX]+)\s*(?P<mark>[.)/])\s*(?=\S)")
ITEM = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)(?P<mark>[.)])?\s+(?=\S)")
LETTER = re.compile(r"(?P<number>[a-zđ])(?:(?P<mark>\))\s*|[./]\s+)(?=\S)")
ARTICLE = re.compile(r"Điều\s+\d+\s*\.")
PART = re.compile(r"(?:Phần|Chương|Mục)\s+(?:thứ\s+\w+|[IVX\d]+)\b|[A-H]\.\s", re.IGNORECASE)
DASH = re.compile(r"[-\u2010-\u2015\u2212+*•]\s*")
LEGAL_BASIS = re.compile(r"(?:Căn cứ|Theo đề nghị của)\b", re.IGNORECASE)
ADDRESSEE = re.compile(r"Kính\s+gửi\b", re.IGNORECASE)
CAPTION = re.compile(r"(?:Bảng|Hình|Biểu đồ|Biểu|Sơ đồ|Bản đồ)(?:\s+số)?\s+[\dIVX]+\b")
TABLE_NOTE = re.compile(r"\(?(?:Ghi chú|Nguồn|Đơn vị(?: tính)?|ĐVT)\s*:", re.IGNORECASE)
APPENDIX = re.compile(
    r"phụ lục(?:\s+(?:số\s+)?(?P<number>[IVXLC]+|\d+|[A-Z]))?\s*(?:$|[.:\-\u2013\n])", re.IGNORECASE
)
ATTACHED = re.compile(r"\(?\s*(?:ban hành\s+)?kèm theo\b", re.IGNORECASE)
