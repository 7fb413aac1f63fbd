"""The command line. Pydantic would look through all installed packages for plugins; no
report needs one."""

import os

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def main() -> None:
    """The command `baocao`. Each report's process imports the script that started the command,
    so what the command needs is imported only when it is called."""
    from baocao.apps.cli.app import main as run

    run()
