"""What is no readable Word file is refused in one place, with one message, and little work."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from baocao.core.errors import BaocaoError, Problem, UsageError
from baocao.core.word_file import open_bytes, open_package
from tests.core.word_file.bad_files import BAD, LARGE, Spoil
from tests.review.decree30.layouts import tabs

NAME = "reports/da-sua.docx"


SAVE_AS = "mở tệp bằng Word rồi lưu lại dạng .docx"
NAME_ANOTHER = "nêu một tệp .docx"
REMEDIES = {
    "tệp trống": "gửi lại hoặc lưu lại tệp",
    "không phải tệp Word": NAME_ANOTHER,
    "tệp RTF": SAVE_AS,
    "tệp Word dạng cũ": SAVE_AS,
    "tệp có mật khẩu": "bỏ mật khẩu rồi lưu lại dạng .docx",
    "tệp hỏng": "mở bằng Word để sửa rồi lưu lại",
    "tệp quá lớn": "bỏ bớt hình ảnh rồi lưu lại dạng .docx",
    "bảng tính Excel": NAME_ANOTHER,
    "tệp PowerPoint": NAME_ANOTHER,
    "tệp OpenDocument": NAME_ANOTHER,
}
"""What to do about each fault, by the words that its message begins with."""


def read_whole(content: bytes) -> None:
    """Read what the commands read."""
    package = open_bytes(content, NAME)
    package.body()
    package.roots(package.main, "styles", "header", "footer", "footnotes", "endnotes")


@pytest.mark.parametrize(("spoil", "words"), BAD.values(), ids=BAD.keys())
def test_an_unreadable_file_gets_one_clear_message(spoil: Spoil, words: str) -> None:
    """The message names the file, what is wrong with it, and what to do."""
    with pytest.raises(BaocaoError) as caught:
        read_whole(spoil(tabs()))
    (problem,) = caught.value.problems
    assert words in problem.what
    assert problem.where == NAME
    assert problem.todo == next(todo for what, todo in REMEDIES.items() if words.startswith(what))
    assert caught.value.exit_code == 1


@pytest.mark.parametrize("name", [name for name, (_, words) in BAD.items() if words == LARGE])
def test_a_bomb_is_refused_before_it_unpacks(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What breaks a limit of the directory is not unpacked at all; elements cost one part."""
    content = BAD[name][0](tabs())
    unpacked = []
    read = zipfile.ZipExtFile.read

    def counted(self: zipfile.ZipExtFile, *size: Any) -> bytes:
        data = read(self, *size)
        unpacked.append(len(data))
        return data

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counted)
    with pytest.raises(BaocaoError, match=LARGE):
        read_whole(content)
    assert sum(unpacked) <= (29_000_000 if name == "many elements" else 0)


def test_a_missing_file_and_a_folder_are_wrong_usage(tmp_path: Path) -> None:
    """A wrong path is a message too."""
    with pytest.raises(UsageError) as caught:
        open_package(tmp_path / "khong-co.docx", "khong-co.docx")
    todo = "kiểm tra lại tên tệp và thư mục"
    assert caught.value.problems == (Problem("không tìm thấy tệp", "khong-co.docx", todo),)
    with pytest.raises(UsageError) as caught:
        open_package(tmp_path, "thu-muc")
    todo = "kiểm tra đường dẫn và quyền đọc tệp"
    assert caught.value.problems == (Problem("không mở được tệp", "thu-muc", todo),)
