"""A notebook that is saved with what it printed leaves the tracked file as it was."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from tests.conftest import ROOT

NOTEBOOK = "notebooks/ad_hoc.ipynb"


def test_saved_outputs_are_no_change(tmp_path: Path) -> None:
    """Once `make notebook` has named the filter of .gitattributes, git sees nothing to commit."""

    def git(*words: str) -> str:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.test")
        done = subprocess.run(
            ["git", *identity, *words], cwd=tmp_path, check=True, capture_output=True, text=True
        )
        return done.stdout

    for name in (".gitattributes", NOTEBOOK, "Makefile"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(ROOT / name, tmp_path / name)
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    (tmp_path / ".gitignore").write_text(".venv\n", encoding="utf-8")
    git("init", "-q")
    asked = ["make", "--dry-run", "--assume-old=.venv/.ready-notebook", "notebook"]
    planned = subprocess.run(asked, cwd=tmp_path, check=True, capture_output=True, text=True)
    (line,) = [line for line in planned.stdout.splitlines() if line.startswith("git config")]
    subprocess.run(line, shell=True, cwd=tmp_path, check=True)
    git("add", "-A")
    git("commit", "-qm", "as it is")
    path = tmp_path / NOTEBOOK
    assert git("show", f"HEAD:{NOTEBOOK}") == path.read_text(encoding="utf-8")
    book = json.loads(path.read_text(encoding="utf-8"))
    code = next(cell for cell in book["cells"] if cell["cell_type"] == "code")
    code["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["1\n"]}]
    code["execution_count"] = 7
    path.write_text(json.dumps(book, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    git("add", "-A")
    assert git("status", "--porcelain") == ""
    assert code["outputs"]
