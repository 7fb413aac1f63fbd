"""What a project took from the package: each file with the hash that it had then.

A file that still has its hash was not changed by the project and may follow the package.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from baocao.core.errors import refusal
from baocao.core.whole_file import write_whole

ORIGIN = ".baocao.json"


@dataclass(frozen=True)
class Origin:
    """The version a project's files are from, and their hashes by place; a project that is not
    `complete` was being written when something stopped it."""

    version: str
    complete: bool
    files: Mapping[str, str] = field(default_factory=dict)

    def with_files(self, hashes: Mapping[str, str]) -> Origin:
        """With more files taken, or taken anew."""
        return Origin(self.version, self.complete, {**self.files, **hashes})


def package_version() -> str:
    """The version of the installed package."""
    return version("baocao")


def hash_of(content: bytes) -> str:
    """The hash of a file as the package has it; ends of lines do not count, since some tools
    that carry a project change them."""
    return sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def read_origin(root: Path) -> Origin | None:
    """What a project was written from; None where it was put together by hand.

    Raises `BaocaoError` where the file is no longer what was written.
    """
    path = root / ORIGIN
    if not path.is_file():
        return None
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        files = {str(name): str(hashed) for name, hashed in data["files"].items()}
        return Origin(str(data["version"]), data["complete"] is True, files)
    except (ValueError, KeyError, TypeError, AttributeError):
        what = "tệp ghi nguồn gốc các mẫu của dự án bị hỏng"
        todo = "lấy lại tệp từ bản sao lưu, hoặc xóa tệp rồi chạy baocao upgrade"
        raise refusal(what, ORIGIN, todo) from None


def write_origin(root: Path, origin: Origin) -> None:
    """Remember what the project has from the package."""
    data = {"version": origin.version, "complete": origin.complete, "files": dict(origin.files)}
    write_whole(root / ORIGIN, json.dumps(data, indent=1, sort_keys=True) + "\n")
