"""Break the code at random and see whether the tests notice: mutation testing with mutmut.

    make mutants                           250 mutants of each room, 400 of review
    make mutants ROOM=core SAMPLE=100      100 mutants of one room
    make mutants SEED=2                    another sample; the same seed draws the same mutants

All mutants would take days, so each room's are drawn at random. What was found goes into
benchmarks/MUTANTS.md: counts, and each survivor with its line before and after. Why a survivor may
stay is kept by hand in benchmarks/mutants.yaml; a survivor without a reason wants a test.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from mutmut.configuration import reset_config
from mutmut.mutation.diff_apply import find_mutant, get_diff_for_mutant
from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.stats import status_by_exit_code
from mutmut.utils.format_utils import get_mutant_name

ROOT = Path(__file__).parents[1]
WORK = ROOT / ".mutants"
REPORT = ROOT / "benchmarks" / "MUTANTS.md"
REASONS = ROOT / "benchmarks" / "mutants.yaml"
SIZES = {"core": 250, "results": 250, "archive": 250, "review": 400}
TESTS = {
    "core": (
        *("tests/core", "tests/definitions/plans", "tests/definitions/periods"),
        *("tests/submissions/validation/test_rules.py", "tests/review/decree30/test_rule_file.py"),
        *("tests/review/decree30/test_clerks_files.py", "tests/build/workspace/test_door.py"),
    ),
    "results": ("tests/results",),
    "archive": ("tests/archive",),
    "review": ("tests/review", "tests/apps/cli/test_word_files.py"),
}
"""Each room's own tests, and those of other rooms that test it; no slow ones, and none that starts
processes, which mutmut cannot follow."""
LEFT_OUT = ("tests/review/decree30/test_own_outputs.py", "tests/review/decree30/test_command.py")
"""Tests that start the command: it runs the code as it is, mutants never reach it."""
CAUGHT = ("killed", "timeout", "segfault")

HEAD = """\
# Mutants

Written by `make mutants`: code broken at random, and whether the room's tests noticed. A test that
runs out of time has noticed; a mutant that no chosen test reaches has not been noticed.

| room | mutants | drawn | seed | killed | timed out | survived | not reached | caught |
|---|---|---|---|---|---|---|---|---|
"""


def main() -> None:
    """Run the rooms that were asked for; the report keeps what it said of the others."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--room", choices=SIZES, action="append")
    asked.add_argument("--sample", type=int)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    for room in options.room or SIZES:
        folder = prepared(room)
        names = list(mutants(folder, room))
        drawn = sample(names, options.sample or SIZES[room], options.seed)
        results = run(folder, room, drawn)
        found = {"mutants": len(names), "seed": options.seed, "counts": dict(results_by(results))}
        found["left"] = left(folder, results)
        print(row(room, found))
        REPORT.write_text(report(room, found), encoding="utf-8")


def prepared(room: str) -> Path:
    """A copy of the project as it is now, set up for one room's mutants."""
    folder = WORK / room
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    names = files()
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    tops = {name.partition("/")[0] for name in names}
    settings = {
        "source_paths": ["src"],
        "only_mutate": [f"src/baocao/{room}/*"],
        "also_copy": sorted(tops - {"src", "tests", "pyproject.toml"}),
        "pytest_add_cli_args": ["-p", "no:cacheprovider", "-m", "not slow"],
        "pytest_add_cli_args_test_selection": [*TESTS[room], *(f"--ignore={p}" for p in LEFT_OUT)],
        "use_git_change_detection": False,
        "timeout_multiplier": 5.0,
        "timeout_constant": 4.0,
    }
    lines = (f"{name} = {json.dumps(value)}\n" for name, value in settings.items())
    own = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    text = f"{own}\n[tool.mutmut]\n{''.join(lines)}"
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    return folder


def files() -> list[str]:
    """All files of the project but those that git ignores."""
    command = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [name for name in listed.stdout.split("\0") if (ROOT / name).is_file()]


def mutants(folder: Path, room: str) -> Iterator[str]:
    """The names of all mutants of a room, in the order of its files."""
    for path in sorted((folder / "src" / "baocao" / room).rglob("*.py")):
        made = mutate_file_contents(str(path), path.read_text(encoding="utf-8"), None, None)
        yield from (get_mutant_name(path.relative_to(folder), name) for name in made.mutant_names)


def sample(names: list[str], size: int, seed: int) -> list[str]:
    """The same mutants for the same code, size and seed."""
    return sorted(random.Random(seed).sample(names, min(size, len(names))))


def run(folder: Path, room: str, names: list[str]) -> dict[str, str]:
    """What became of each mutant, one after the other."""
    # Tests share what they build as those of one `pytest -n` do: it is built once, not per mutant.
    # Processes that tests start run the copy as it is: mutmut mutates in its own process alone.
    shared = {"PYTEST_XDIST_WORKER": "mutants", "PYTHONPATH": str(folder / "src")}
    command = [mutmut(), "run", "--max-children", "1", *names]
    # Not within the project, for some tests want to be in none.
    with TemporaryDirectory() as temporary, (WORK / f"{room}.log").open("w") as log:
        environment = {**os.environ, **shared, "PYTEST_DEBUG_TEMPROOT": temporary}
        done = subprocess.run(command, cwd=folder, env=environment, stdout=log, check=False)
    if done.returncode:
        sys.exit(f"mutmut failed: see {log.name}")
    codes: dict[str, int | None] = {}
    for path in (folder / "mutants" / "src").rglob("*.py.meta"):
        codes |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return {name: status_by_exit_code[codes[name]] for name in names}


def mutmut() -> str:
    """The command beside this Python."""
    return str(Path(sys.executable).with_name("mutmut"))


def results_by(results: dict[str, str]) -> Counter[str]:
    return Counter(results.values())


def uncaught(results: dict[str, str]) -> list[str]:
    return [name for name, status in results.items() if status not in CAUGHT]


def left(folder: Path, results: dict[str, str]) -> list[dict[str, str]]:
    """The mutants that no test noticed: where each is, its lines before and after."""
    reset_config()  # of the room before
    with chdir(folder):
        return [{**described(name), "status": results[name]} for name in sorted(uncaught(results))]


def described(name: str) -> dict[str, str]:
    diff = get_diff_for_mutant(name, path=find_mutant(name).path)
    lines = [line for line in diff.splitlines() if not line.startswith(("---", "+++"))]
    before, after = (
        " ".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+"
    )
    where = re.sub(r"__mutmut_\d+$", "", name).removeprefix("baocao.")
    return {
        "where": re.sub(r"\.x[_ǁ]", ".", where).replace("ǁ", "."),
        "before": before,
        "after": after,
    }


def report(room: str, found: dict) -> str:
    """The table of all rooms, then their survivors; rooms that were not run stay as they were."""
    old = REPORT.read_text(encoding="utf-8") if REPORT.is_file() else ""
    first = {line.split(" | ")[0].removeprefix("| "): line for line in old.splitlines()}
    parts = {part.partition("\n")[0]: f"\n## {part}" for part in old.split("\n## ")[1:]}
    rows = {**first, room: row(room, found)}
    sections = {**parts, room: survivors(room, found)}
    table = "".join(f"{rows[each]}\n" for each in SIZES if each in rows)
    return HEAD + table + "".join(sections.get(each, "") for each in SIZES)


def row(room: str, found: dict) -> str:
    counts = Counter(found["counts"])
    drawn = counts.total()
    caught = sum(counts[status] for status in CAUGHT) / drawn
    timed = counts["timeout"] + counts["segfault"]
    cells = (room, found["mutants"], drawn, found["seed"], counts["killed"], timed)
    cells += (counts["survived"], counts["no tests"], f"{caught:.1%}")
    return f"| {' | '.join(map(str, cells))} |"


def survivors(room: str, found: dict) -> str:
    """A room's mutants that no test noticed, with the reason where one is kept."""
    why = {(r["where"], r["before"], r["after"]): r["why"] for r in reasons()}
    lines = [f"\n## {room}\n\n| where | before | after | why it stays |\n|---|---|---|---|\n"]
    for each in found["left"]:
        key = (each["where"], each["before"], each["after"])
        reached = "" if each["status"] == "survived" else f"({each['status']}) "
        cells = [each["where"], code(each["before"]), code(each["after"])]
        lines.append(f"| {' | '.join(cells)} | {reached}{why.get(key, '')} |\n")
    return "".join(lines)


def reasons() -> list[dict[str, str]]:
    return yaml.safe_load(REASONS.read_text(encoding="utf-8")) or []


def code(text: str) -> str:
    """A line of Python within a table."""
    return "`` " + text.replace("|", "\\|") + " ``"


if __name__ == "__main__":
    main()
