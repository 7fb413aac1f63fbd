"""What is said of a file that cannot be read as a Word file: one message for each fault."""

from __future__ import annotations

from collections.abc import Iterable

from baocao.core.errors import BaocaoError, Problem, UsageError, refusal

_SAVE_AS = "mở tệp bằng Word rồi lưu lại dạng .docx"
_NAME_ANOTHER = "nêu một tệp .docx"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_OTHERS = {"xl/": "bảng tính Excel", "ppt/": "tệp PowerPoint", "content.xml": "tệp OpenDocument"}


def missing(name: str) -> UsageError:
    return UsageError(Problem("không tìm thấy tệp", name, "kiểm tra lại tên tệp và thư mục"))


def unreadable(name: str) -> UsageError:
    todo = "kiểm tra đường dẫn và quyền đọc tệp"
    return UsageError(Problem("không mở được tệp", name, todo))


def broken(name: str) -> BaocaoError:
    return refusal("tệp hỏng, không đọc được", name, "mở bằng Word để sửa rồi lưu lại")


def without_text(name: str) -> BaocaoError:
    return refusal("tệp hỏng, không có nội dung", name, "mở bằng Word để sửa rồi lưu lại")


def too_large(name: str) -> BaocaoError:
    todo = "bỏ bớt hình ảnh rồi lưu lại dạng .docx"
    return refusal("tệp quá lớn khi giải nén", name, todo)


def protected(name: str) -> BaocaoError:
    return refusal("tệp có mật khẩu", name, "bỏ mật khẩu rồi lưu lại dạng .docx")


def no_zip(name: str, content: bytes) -> BaocaoError:
    """Say what the bytes are that are no zip: nothing, an old or protected file, another kind."""
    if not content:
        return refusal("tệp trống, không có nội dung", name, "gửi lại hoặc lưu lại tệp")
    if content.startswith(_OLE):
        return _old_container(name, content)
    if content.startswith(b"{\\rtf"):
        return refusal("tệp RTF, không phải .docx", name, _SAVE_AS)
    if content.startswith(b"PK"):
        return broken(name)
    return refusal("không phải tệp Word", name, _NAME_ANOTHER)


def not_word(name: str, parts: Iterable[str]) -> BaocaoError:
    """Say whose file a zip is by the names of its parts."""
    found = [kind for start, kind in _OTHERS.items() if any(p.startswith(start) for p in parts)]
    what = f"{found[0]}, không phải tệp Word" if found else "không phải tệp Word"
    return refusal(what, name, _NAME_ANOTHER)


def _old_container(name: str, content: bytes) -> BaocaoError:
    """Tell a protected file from one of Word before 2007 by the streams in its container."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return protected(name)
    if "WordDocument".encode("utf-16-le") in content:
        return refusal("tệp Word dạng cũ (.doc)", name, _SAVE_AS)
    return refusal("không phải tệp Word", name, _NAME_ANOTHER)
