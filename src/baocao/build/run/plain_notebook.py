"""The common notebook, and others that say no more: read and run without Papermill and IPython.

A notebook whose cells only open a report, add its sections and write it needs no shell: its cells
are run as plain Python in this process, and the notebook left beside the report is the one that
Papermill leaves. Whatever else a cell says, and a cell that fails, is Papermill's (`execute.py`).
"""

from __future__ import annotations

import ast
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from copy import deepcopy
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from uuid import uuid4

from baocao.build.compose.shown import AlreadyShown, ShownCell, shown_by
from baocao.build.run.job import Step
from baocao.core.project import Project

LANGUAGE = {
    "name": "python",
    "version": sys.version.split()[0],
    "mimetype": "text/x-python",
    "codemirror_mode": {"name": "ipython", "version": sys.version_info.major},
    "pygments_lexer": "ipython3",
    "nbconvert_exporter": "python",
    "file_extension": ".py",
}
"""The notebook's `language_info`, as ipykernel writes it."""

KERNEL = "python3"
PARAMETERS = ["parameters"]
GIVEN = {"programme", "province", "period", "output_dir"}
_OPENED = "report = open_report(province, period, output_dir, programme=programme)"
_SAID = re.compile(
    r"from baocao import open_report|report|report\.write\(\)"
    rf"|report\.add\(report\.[a-z_]+\(\)\)|{re.escape(_OPENED)}"
)

Node = dict[str, Any]
"""A notebook or a cell of it, as its file holds it; sources are one text."""


def plain_notebook(notebook: Path) -> Node | None:
    """The notebook where plain Python can run it; None where it takes a shell, or is broken."""
    try:
        node: Node = json.loads(notebook.read_bytes())
        for cell in node["cells"]:
            cell["source"] = "".join(cell["source"])
        return node if _is_plain(node) else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, SyntaxError):
        return None


def run_plain(
    project: Project,
    notebook: Path,
    node: Node,
    output: Path,
    parameters: Mapping[str, str],
    say: Callable[[object], None],
) -> None:
    """Run a plain notebook with `parameters` and write it executed to `output`.

    `say` gets a `Step` before each cell. What a cell raises is raised.
    """
    os.environ["BAOCAO_ROOT"] = str(project.root)  # how the notebook finds the project
    made = _prepared(node, notebook, output, parameters)
    write_node(output, made)  # what is there to see when the process is killed
    name, names, facts = project.name(notebook), dict[str, object](), made["metadata"]["papermill"]
    started, count = _begin(facts), 0
    made["metadata"]["language_info"] = LANGUAGE
    try:
        with chdir(project.root):
            for index, cell in enumerate(made["cells"]):
                told = cell["metadata"]["papermill"]
                cell_started = _begin(told)
                say(Step(name, index + 1, len(made["cells"])))
                if cell["cell_type"] == "code":
                    count += 1
                    _run(cell, names, count)
                _end(told, cell_started, exception=False, status="completed")
        _end(facts, started, exception=None)
    finally:  # a process that is stopped leaves what it has run
        write_node(output, made)


def write_node(path: Path, node: Node) -> None:
    """Write a notebook as nbformat does: texts by line, keys sorted."""
    written = {**node, "cells": [_by_line(cell) for cell in node["cells"]]}
    text = json.dumps(written, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def kernel_of(node: Node) -> str:
    """The kernel that the notebook names."""
    return str(node["metadata"].get("kernelspec", {}).get("name") or KERNEL)


def timing(started: datetime, ended: datetime) -> dict[str, str]:
    """When a cell ran, as a kernel tells it."""
    began, done = (at.isoformat().replace("+00:00", "Z") for at in (started, ended))
    return {
        "iopub.status.busy": began,
        "iopub.execute_input": began,
        "shell.execute_reply": done,
        "iopub.status.idle": done,
    }


def _is_plain(node: Node) -> bool:
    cells, about = node["cells"], node["metadata"]
    tagged = [cell for cell in cells if cell["metadata"].get("tags")]
    return (
        (node["nbformat"], kernel_of(node), "papermill" in about) == (4, KERNEL, False)
        and node["nbformat_minor"] >= 5  # cells have ids
        and [cell["metadata"] for cell in tagged] == [{"tags": PARAMETERS}]
        and {name for cell in tagged for name in _assigned(cell["source"])} == GIVEN
        and all(_says_plainly(c["source"]) for c in cells if _is_code(c) and c not in tagged)
        and all(set(c["metadata"]) <= {"tags"} and c["id"] for c in cells)
    )


def _is_code(cell: Node) -> bool:
    return bool(cell["cell_type"] == "code")


def _assigned(source: str) -> Iterator[str]:
    """The names that a cell of parameters sets to constants; "" stands for anything else."""
    for line in ast.parse(source).body:
        match line:
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Constant()):
                yield name
            case _:
                yield ""


def _says_plainly(source: str) -> bool:
    """Whether a cell only opens a report, adds sections and writes; “;” hides what is shown."""
    lines = [ast.unparse(line) for line in ast.parse(source).body]
    hides = any(";" in line.partition("#")[0] for line in source.splitlines())
    return bool(lines) and not hides and all(map(_SAID.fullmatch, lines))


def _prepared(node: Node, notebook: Path, output: Path, parameters: Mapping[str, str]) -> Node:
    """The notebook with the parameters below their defaults, as Papermill puts them in."""
    made = deepcopy(node)
    lines = [f"{name} = {_quoted(value)}\n" for name, value in parameters.items()]
    given = {
        "cell_type": "code",
        "id": uuid4().hex[:8],
        "metadata": {"tags": ["injected-parameters"]},
        "source": "".join(("# Parameters\n", *lines)),
    }
    at = next(n for n, c in enumerate(made["cells"]) if c["metadata"].get("tags") == PARAMETERS)
    made["cells"].insert(at + 1, given)
    for cell in made["cells"]:
        cell["metadata"].setdefault("tags", [])
        cell["metadata"]["papermill"] = _facts("pending")
        if _is_code(cell):
            cell |= {"outputs": [], "execution_count": None}
    made["metadata"]["papermill"] = {
        **_facts(),
        "default_parameters": {},
        "environment_variables": {},
        "input_path": str(notebook),
        "output_path": str(output),
        "parameters": dict(parameters),
        "version": version("papermill"),
    }
    return made


def _facts(status: str = "") -> dict[str, Any]:
    facts = dict.fromkeys(("start_time", "end_time", "duration", "exception"))
    return {**facts, "status": status} if status else facts


def _quoted(text: str) -> str:
    escaped = text.encode("unicode_escape").decode().replace('"', r"\"")
    return f'"{escaped}"'


def _begin(facts: dict[str, Any]) -> datetime:
    started = datetime.now(UTC)
    facts["start_time"] = started.isoformat()
    return started


def _end(facts: dict[str, Any], started: datetime, **how: object) -> None:
    ended = datetime.now(UTC)
    seconds = (ended - started).total_seconds()
    facts |= {"end_time": ended.isoformat(), "duration": seconds, **how}


def _run(cell: Node, names: dict[str, object], count: int) -> None:
    """Run a cell; what it shows becomes its outputs."""
    outputs, started = cell["outputs"], datetime.now(UTC)
    cell["execution_count"] = count

    def show(shown: ShownCell) -> None:
        outputs.append({"output_type": "display_data", **_bundle(shown)})

    with shown_by(show):
        value = _value(cell["source"], names)
    if value is not None and not isinstance(value, AlreadyShown):
        outputs.append(
            {"output_type": "execute_result", "execution_count": count, **_bundle(value)}
        )
    cell["metadata"]["execution"] = timing(started, datetime.now(UTC))


def _value(source: str, names: dict[str, object]) -> object:
    """What the last line of a cell gives; None where it is no expression."""
    tree, place = ast.parse(source), "<notebook>"
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, place, "exec"), names)
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), place, "eval"), names)


def _bundle(shown: Any) -> dict[str, Any]:
    return {"data": {"text/html": shown._repr_html_(), "text/plain": repr(shown)}, "metadata": {}}


def _by_line(cell: Node) -> Node:
    split = {**cell, "source": cell["source"].splitlines(keepends=True)}
    if _is_code(cell):
        split["outputs"] = [
            {
                **out,
                "data": {
                    kind: text.splitlines(keepends=True) for kind, text in out["data"].items()
                },
            }
            for out in cell["outputs"]
        ]
    return split
