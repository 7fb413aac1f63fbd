"""How the components begin: the patterns that several recognisers share."""

from __future__ import annotations

import re

SECTION = re.compile(r"(?P<number>[IVX]+)\s*(?P<mark>[.)]|/(?=\s))\s*(?=\S)")
# "1. Tiêm chủng", "2.1.Công tác", "3/ Điều trị": the words may follow a mark without a blank.
ITEM = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2})*)(?P<mark>[.)/])?(?:\s+(?=\S)|(?<=[.)])(?=[^\W\d_]{2}))"
)
LETTER = re.compile(r"(?P<number>[a-zđ])(?:(?P<mark>\))\s*|[./]\s+)(?=\S)")
ARTICLE = re.compile(
    r"(?P<word>Điều\s+(?P<number>\d+)[a-zđ]?\s*(?P<mark>[.:/)]|[-\u2013]))",
    re.IGNORECASE,
)
DIVISION = re.compile(
    r"(?P<word>Phần|Chương|Mục|Tiểu mục)\s+(?P<number>thứ\s+\w+|[IVXLC]+|\d+)\b"
    r"[.:]?\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
LETTERED = re.compile(r"[A-H]\.\s")
DASH = re.compile(r"[-\u2010-\u2015\u2212+*•]\s*")
LEGAL_BASIS = re.compile(r"(?:Căn cứ|Theo đề nghị của)\b", re.IGNORECASE)
# What may stand among legal bases, and opens a sentence anywhere else.
FURTHER_BASIS = re.compile(
    r"(?:Căn cứ|Theo|Xét|Trên cơ sở|Sau khi|Thực hiện|Được sự)\b", re.IGNORECASE
)
ENACTING = re.compile(
    r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|CHỈ THỊ|RA QUYẾT ĐỊNH)\s*:", re.IGNORECASE
)
ADDRESSEE = re.compile(r"Kính\s+gửi\b", re.IGNORECASE)
CALLED = re.compile(r"[^.;]{0,120}\bđiện\s*:\s*$", re.IGNORECASE)  # whom a telegram is for
CAPTION = re.compile(r"(?:Bảng|Hình|Biểu đồ|Biểu|Sơ đồ|Bản đồ)(?:\s+số)?\s+[\dIVX]+\b")
TABLE_NOTE = re.compile(r"\(?(?:Ghi chú|Nguồn|Đơn vị(?: tính)?|ĐVT)\s*:", re.IGNORECASE)
APPENDIX = re.compile(
    r"phụ lục(?:\s+(?:số\s+)?(?P<number>[IVXLC]+|\d+|[A-Z]))?\s*(?:$|[.:\-\u2013\n])", re.IGNORECASE
)
ATTACHED = re.compile(
    r"\(?\s*(?:(?:được\s+)?(?:ban hành|phê duyệt|thông qua)\s+)?kèm theo\b", re.IGNORECASE
)
SIGNED_AT = re.compile(r"\d{1,2}/\d{1,2}/\d{4}\W+(?:\w+\W+)?\d{1,2}:\d{2}")
