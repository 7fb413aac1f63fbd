"""What SECURITY.md promises of the program as a whole; each room's tests hold the rest."""

from __future__ import annotations

import ast
import socket
from pathlib import Path

import pytest

from baocao.apps.cli.live_page import LivePages, shown_live

SOURCE = Path(__file__).parents[1] / "src" / "baocao"
OPENS_CONNECTIONS = {
    *("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "xmlrpc", "asyncio"),
    *("requests", "httpx", "aiohttp", "urllib3", "tornado", "zmq"),
}
SHOWS_PAGES = "apps/cli/live_page.py"  # for `baocao report --watch`
SAFE = {"urllib.parse"}  # takes addresses apart and opens nothing
RUNS_WHAT_IT_READS = {"pickle", "marshal", "shelve", "dill", "joblib"}


def imports() -> set[tuple[str, str]]:
    """Each module of the package with a module that it imports."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        name = path.relative_to(SOURCE).as_posix()
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                found |= {(name, alias.name) for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add((name, str(node.module)))
    return found


def test_nothing_opens_a_connection() -> None:
    """No module knows of the network but the one that shows pages to this machine's own browser;
    Dask's package opens its own, where it is asked for."""
    outside = {
        (module, name)
        for module, name in imports()
        if name.partition(".")[0] in OPENS_CONNECTIONS and name not in SAFE
    }
    assert outside == {(SHOWS_PAGES, "http"), (SHOWS_PAGES, "http.server")}


def test_what_shows_pages_is_heard_by_this_machine_alone() -> None:
    """At its one address: a server of every address would answer at the next one too."""
    with shown_live(LivePages()) as address:
        port = int(address.rstrip("/").rpartition(":")[2])
        socket.create_connection(("127.0.0.1", port), timeout=60).close()
        with pytest.raises(OSError, match=r"refused|timed out"):
            socket.create_connection(("127.0.0.2", port), timeout=10)


def test_no_file_is_read_that_could_run_code() -> None:
    """Only what a process of our own wrote to us is unpickled: the sheets of an .xls file."""
    found = {module for module, name in imports() if name.partition(".")[0] in RUNS_WHAT_IT_READS}
    assert found == {
        "submissions/workbooks/excel97.py",
        "submissions/workbooks/excel97_child.py",
    }
