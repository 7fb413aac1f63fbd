"""Write constraints.txt and requirements/*.txt: the versions of every set of packages.

    make lock                  after a change of pyproject.toml; versions stay where they can
    make lock UPGRADE=1        with the newest versions that pyproject.toml allows

All sets are resolved together, for Linux, macOS and Windows and every Python from 3.11, so a
package has one version. A file of requirements holds what its set adds to the one that its first
line names, with the hashes of all files that an index may offer for these versions. uv, which
installs all others, stands alone.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
UNDER = {
    "report": "",
    "test": "report",
    "dev": "test",
    "notebook": "report",
    "bench": "report",
    "uv": "report",
    "mutation": "test",
    "tiles": "report",
}
"""Each set with the one that it adds to; `report` is what the project depends on."""
ALONE = {"uv"}
"""Sets that are installed before the one that they add to."""

_HEAD = "# Written by `make lock` from pyproject.toml.\n"
_UV = Path(sys.executable).with_name("uv")
_COMPILE = (
    *(str(_UV), "pip", "compile", "pyproject.toml", "--universal", "--python-version=3.11"),
    *("--fork-strategy=fewest", "--custom-compile-command=make lock", "--no-annotate", "--quiet"),
    "--group=build",
)


def main(upgrade: bool) -> None:  # noqa: FBT001 - what make was asked
    """Resolve everything together, then write each set with the versions that were found."""
    groups = [f"--group={name}" for name in UNDER if name != "report"]
    # What the file held is kept where it can be.
    _compile("--extra=cluster", *groups, "--output-file=constraints.txt", *["--upgrade"] * upgrade)
    locked = {name: _locked(name) for name in UNDER}
    for name, under in UNDER.items():
        below = locked.get(under, {})
        first = f"--requirement {under}.txt\n" if under and name not in ALONE else ""
        added = (block for package, block in locked[name].items() if below.get(package) != block)
        path = ROOT / "requirements" / f"{name}.txt"
        path.write_text(_HEAD + first + "".join(added), encoding="utf-8")


def _locked(name: str) -> dict[str, str]:
    """Each package of a set and of those below it, with its line and its hashes."""
    group = [] if name == "report" else [f"--group={name}"]
    found = _compile("--generate-hashes", "--no-header", "--constraint=constraints.txt", *group)
    blocks = re.findall(r"^[^\s#].*\n(?: .*\n)*", found, flags=re.MULTILINE)
    return {block.partition("==")[0]: block for block in blocks}


def _compile(*options: str) -> str:
    done = subprocess.run([*_COMPILE, *options], cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return done.stdout.decode()


if __name__ == "__main__":
    main("--upgrade" in sys.argv[1:])
