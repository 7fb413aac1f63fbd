"""A fork server that begins as a copy of the command, with all that the command has imported.

multiprocessing starts its own as a new interpreter, which imports the same again for half a second.
The copy is made while the command has one thread and holds no lock. It sleeps until the first
process is asked for; where it is known that one will be, it imports meanwhile what that one needs.
It is made known by three private attributes of multiprocessing's server, which Python 3.11 to 3.13
have; elsewhere the server is multiprocessing's.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from multiprocessing import connection, forkserver
from pathlib import Path
from socket import AF_UNIX, socket

from baocao.build.run.isolation import CAN_FORK
from baocao.build.workspace.processes import may_fork

_SERVER = getattr(forkserver, "_forkserver", None)
_KNOWN = CAN_FORK and hasattr(_SERVER, "_forkserver_pid") and sys.version_info < (3, 14)


def fork_server(preload: Sequence[str], at_once: Sequence[str] = ()) -> None:
    """Have the processes of this command forked from a copy of it as it is now, which imports the
    modules `at_once` now and the modules `preload` before the first of them.

    Only for a process that is the command: whatever else this one holds would be in the copy.
    """
    if not (_KNOWN and may_fork()):
        return
    address = connection.arbitrary_address("AF_UNIX")  # type: ignore[attr-defined]
    if address.startswith("\0"):  # no file: whoever uses the machine could have code run by it
        return
    alive, ours = os.pipe()
    with socket(AF_UNIX) as listener:
        listener.bind(address)
        Path(address).chmod(0o600)
        listener.listen()
        pid = os.fork()
        if not pid:
            os.close(ours)
            _serve(listener, alive, preload, at_once)
    os.close(alive)
    vars(_SERVER).update(
        _forkserver_address=address, _forkserver_alive_fd=ours, _forkserver_pid=pid
    )


def _serve(listener: socket, alive: int, preload: Sequence[str], at_once: Sequence[str]) -> None:
    """Wait for the first process that is asked for, import the rest, and serve; never returns."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the command's
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        gc.disable()  # what is imported stays
        for name in at_once:
            import_module(name)
        gc.enable()
        if alive not in connection.wait([listener, alive]):
            gc.freeze()  # no process writes to what all share
            forkserver.main(listener.fileno(), alive, preload)
    finally:
        os._exit(0)
