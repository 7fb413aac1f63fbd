"""What SECURITY.md promises of the program as a whole; each room's tests hold the rest."""

from __future__ import annotations

import ast
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from baocao.apps.cli.live_page import LivePages, shown_live

SOURCE = Path(__file__).parents[1] / "src" / "baocao"
OPENS_CONNECTIONS = {
    *("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "xmlrpc", "asyncio"),
    *("requests", "httpx", "aiohttp", "urllib3", "tornado", "zmq"),
}
SHOWS_PAGES = "apps/cli/live_page.py"  # for `baocao report --watch`
SERVES_PROCESSES = "build/run/forked_server.py"  # by a file of this machine, no address
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
    """No module knows of the network but the one that shows pages to this machine's own browser,
    and none of sockets but the one that processes are forked by; Dask's package opens its own,
    where it is asked for."""
    outside = {
        (module, name)
        for module, name in imports()
        if name.partition(".")[0] in OPENS_CONNECTIONS and name not in SAFE
    }
    pages = {(SHOWS_PAGES, "http"), (SHOWS_PAGES, "http.server")}
    assert outside == {*pages, (SERVES_PROCESSES, "socket")}


def test_processes_are_served_at_a_file_of_the_user_alone() -> None:
    """Never at an address of the network, nor at a name that other users of the machine reach."""
    tree = ast.parse((SOURCE / SERVES_PROCESSES).read_bytes())
    made = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and _name(n.func) == "socket"]
    assert [[_name(argument) for argument in call.args] for call in made] == [["AF_UNIX"]]
    code = (
        "import os, stat\n"
        "from multiprocessing import forkserver\n"
        "from baocao.build.run.forked_server import fork_server\n"
        "fork_server(())\n"
        "path = forkserver._forkserver._forkserver_address\n"
        "print(path[:1], oct(stat.S_IMODE(os.stat(path).st_mode)),\n"
        "      oct(stat.S_IMODE(os.stat(os.path.dirname(path)).st_mode)))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["/", "0o600", "0o700"]


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


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
