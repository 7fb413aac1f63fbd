"""The command line. Pydantic would look through all installed packages for plugins; no
report needs one."""

import io
import os

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def main() -> None:
    """The command `baocao`. Each report's process imports the script that started the command,
    so what the command needs is imported only when it is called."""
    import gc
    import signal
    import sys

    from baocao.apps.cli.entry import main as run
    from baocao.core.scratch import use_own_scratch

    gc.set_threshold(500_000, 50, 100)  # what is imported stays; there is little to collect
    # To be asked to end is to be interrupted: what is half done is put in order first.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    use_own_scratch()
    for stream in (sys.stdout, sys.stderr):
        # Messages are Vietnamese wherever they go: no locale makes an error of that.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        run()
    finally:
        gc.freeze()  # all ends: Python looks through nothing before it gives the memory back
