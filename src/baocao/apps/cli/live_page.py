"""The pages of reports at an address of this machine, shown anew after each build.

Another page stands around a report's: a report's own page runs no script but its own. Only
this machine is answered, and only under its own name: no page elsewhere may have a browser
read reports here.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread

HERE = "127.0.0.1"
STILL_THERE = 15.0  # seconds after which a browser that has gone is noticed
_HTML = "text/html; charset=utf-8"


@dataclass
class LivePages:
    """What is shown: `frame`, and the folder of each report by its name in the address."""

    frame: str = ""
    folders: Mapping[str, Path] = field(default_factory=dict)
    builds: int = 0
    built: Condition = field(default_factory=Condition)

    def show(self, frame: str, folders: Mapping[str, Path]) -> None:
        """Have every open browser show what there is now."""
        with self.built:
            self.frame, self.folders = frame, folders
            self.builds += 1
            self.built.notify_all()

    def after(self, builds: int) -> int:
        """The number of builds, as soon as there are more than `builds`, or after a while."""
        with self.built:
            self.built.wait_for(lambda: self.builds > builds, STILL_THERE)
            return self.builds


@contextmanager
def shown_live(live: LivePages) -> Iterator[str]:
    """Answer browsers of this machine; yields the address to open."""
    with ThreadingHTTPServer((HERE, 0), partial(_Answer, live)) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://{HERE}:{server.server_port}/"
        server.shutdown()


class _Answer(BaseHTTPRequestHandler):
    def __init__(self, live: LivePages, *request: object) -> None:
        self._live = live
        super().__init__(*request)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """The frame, a file of a report, or the stream that tells of builds."""
        port = self.connection.getsockname()[1]
        if self.headers["Host"] not in (f"{HERE}:{port}", f"localhost:{port}"):
            self.send_error(HTTPStatus.FORBIDDEN)
        elif self.path == "/":
            self._send(self._live.frame.encode(), _HTML)
        elif self.path == "/builds":
            self._tell_of_builds()
        else:
            self._file()

    def _file(self) -> None:
        """A file that stands in a report's folder itself, by its bare name."""
        address, _, name = self.path.removeprefix("/").rpartition("/")
        folder = self._live.folders.get(address)
        content = None if folder is None else _content(folder, name)
        if content is None:
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            self._send(content, _kind(name))

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        for name, value in (("Content-Type", kind), ("Cache-Control", "no-store")):
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _tell_of_builds(self) -> None:
        """A line for each build, as the browser's EventSource reads it."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        known = self._live.builds
        with suppress(ConnectionError):
            while True:
                self.wfile.flush()
                builds = self._live.after(known)
                self.wfile.write(f"data: {builds}\n\n".encode() if builds > known else b":\n\n")
                known = builds

    def log_message(self, *_: object) -> None:
        """The terminal is for what becomes of the reports."""


def _content(folder: Path, name: str) -> bytes | None:
    """None too where the folder is just changing places with the next build's."""
    with suppress(OSError):
        if name in {file.name for file in folder.iterdir()}:
            return (folder / name).read_bytes()
    return None


def _kind(name: str) -> str:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return _HTML if kind == "text/html" else kind
