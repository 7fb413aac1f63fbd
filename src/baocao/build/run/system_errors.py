"""Errors of the operating system in words: a missing file, a full disk."""

from __future__ import annotations

import errno

from baocao.core.errors import Problem

_LOCKS = "đặt dự án ở ổ đĩa của máy, hoặc gắn ổ mạng có hỗ trợ khóa tệp (docs/at-once.md)"
_WORDS = {
    errno.ENOENT: (
        "không tìm thấy tệp",
        "lấy lại tệp từ bản sao lưu, hoặc tệp của gói bằng lệnh: baocao upgrade --yes",
    ),
    errno.EACCES: ("không có quyền đọc hoặc ghi", "sửa quyền của tệp hoặc thư mục rồi chạy lại"),
    errno.EROFS: ("ổ đĩa chỉ cho đọc", "chạy trong thư mục được phép ghi"),
    errno.ENOLCK: ("ổ đĩa này không khóa được tệp", _LOCKS),
    errno.ENOSYS: ("ổ đĩa này không khóa được tệp", _LOCKS),
    errno.EOPNOTSUPP: ("ổ đĩa này không khóa được tệp", _LOCKS),
    errno.ENOSPC: ("đĩa đầy", "giải phóng chỗ trống rồi chạy lại"),
    errno.EDQUOT: ("đĩa đầy", "giải phóng chỗ trống rồi chạy lại"),
}


def system_problem(error: OSError, where: str) -> Problem:
    """The problem for an error of the operating system, at `where`."""
    other = f"hệ thống báo lỗi: {error.strerror or error}", "kiểm tra tệp này rồi chạy lại"
    what, todo = _WORDS.get(error.errno or 0, other)
    return Problem(what, where, todo)
