"""Locked sets of packages that agree, and no more of them installed than a target needs."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from datetime import date
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "requirements").glob("*.txt"))
SETS = {path.stem: path for path in FILES}
READS_FILES_FROM_OTHERS = {
    *("duckdb", "fastexcel", "lxml", "markdown-it-py", "openpyxl", "python-calamine"),
    *("python-docx", "pyyaml", "xlrd"),
}
# Installed through others, or only where there is no fork.
NOT_IMPORTED = {"ipykernel"}


@cache
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(path: Path) -> dict[str, str]:
    """Each package that a file names, with its version."""
    lines = re.findall(r"^([\w.\-]+)==([\w.+!]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in lines}


def closure(name: str) -> dict[str, str]:
    """What a set installs: its own packages and those of the sets below it."""
    below = re.findall(r"^--requirement (\w+)\.txt$", SETS[name].read_text(), re.MULTILINE)
    found = pins(SETS[name])
    for each in below:
        found |= closure(each)
    return found


def wanted(name: str) -> list[Requirement]:
    """What pyproject.toml asks of a set; uv is there before the project is."""
    groups = project()["dependency-groups"]
    texts = [] if name == "uv" else [*project()["project"]["dependencies"], *groups["build"]]
    texts += groups.get(name, [])
    return [Requirement(text) for text in texts if isinstance(text, str)]


def test_every_group_is_locked() -> None:
    """A set for each group; what an editable install is made with is in all of them."""
    assert set(SETS) == {"report"} | set(project()["dependency-groups"]) - {"build"}


@pytest.mark.parametrize("name", SETS)
def test_a_set_has_what_the_project_asks(name: str) -> None:
    """Each requirement is there in a version that it allows: otherwise `make lock` is due."""
    found = closure(name)
    for requirement in wanted(name):
        version = found[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version, prereleases=True), requirement


def test_the_pinned_list_is_that_of_the_sets() -> None:
    """constraints.txt names the same versions, and no package more."""
    together: dict[str, str] = {}
    for path in FILES:
        for name, version in pins(path).items():
            assert together.setdefault(name, version) == version
    assert pins(ROOT / "constraints.txt") == together


@cache
def audited() -> dict[str, dict[str, Any]]:
    """What is known of each package's weaknesses, and when somebody looked."""
    text = (ROOT / "requirements" / "audited.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text)["packages"])


def test_every_version_was_looked_at() -> None:
    """No version enters, by hand or by `make lock`, that nobody looked at."""
    looked_at = {name: package["version"] for name, package in audited().items()}
    assert looked_at == pins(ROOT / "constraints.txt")


@pytest.mark.parametrize("name", audited())
def test_what_is_known_of_a_package_does_no_harm(name: str) -> None:
    """Every weakness is mended in the version that is locked, or the list says why it may stay."""
    package = audited()[name]
    assert isinstance(package["looked_at"], date)
    assert package["uses"]
    for weakness, mended in package.get("fixed_in", {}).items():
        assert Version(mended) <= Version(package["version"]), weakness
    assert all(package.get("open", {}).values())
    assert package["searched"] or not {"fixed_in", "open"} & package.keys()


def test_what_reads_files_from_others_was_searched_for() -> None:
    """A package that parses what somebody sent is not passed over as harmless."""
    unsearched = {name for name, package in audited().items() if not package["searched"]}
    assert not READS_FILES_FROM_OTHERS & unsearched
    assert set(closure("report")) >= READS_FILES_FROM_OTHERS


@pytest.mark.parametrize("path", [*FILES, ROOT / "constraints.txt"], ids=lambda path: path.name)
def test_no_index_is_named(path: Path) -> None:
    """Packages come from whichever index an office has."""
    assert re.findall(r"://|-index|find-links|trusted-host", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_package_has_its_hashes(path: Path) -> None:
    """Each pinned line is followed by the hashes of that version's files."""
    text = path.read_text(encoding="utf-8")
    blocks = re.findall(r"^[\w.\-]+==.*\n(?: {4}.*\n)*", text, re.MULTILINE)
    assert len(blocks) == len(pins(path))
    assert [block for block in blocks if "--hash=sha256:" not in block] == []


def imported() -> set[str]:
    """The packages, by their names on an index, that any module of `baocao` imports."""
    trees = (ast.parse(path.read_bytes()) for path in (ROOT / "src").rglob("*.py"))
    names = {name for tree in trees for node in ast.walk(tree) for name in modules_of(node)}
    known = packages_distributions()
    outside = names - set(sys.stdlib_module_names) - {"baocao"}
    return {canonicalize_name(known[name][0]) for name in outside}


def modules_of(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name.partition(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom) and not node.level:
        return [str(node.module).partition(".")[0]]
    return []


def test_reports_need_what_they_install() -> None:
    """Each dependency is imported somewhere in the package."""
    asked = {canonicalize_name(Requirement(d).name) for d in project()["project"]["dependencies"]}
    assert asked - imported() == NOT_IMPORTED


def test_reports_install_what_they_need() -> None:
    """Whatever the package imports is in the set `report`, but for the extra `cluster`."""
    assert imported() - set(closure("report")) == {"dask", "distributed"}


def test_reports_install_no_tools() -> None:
    """Linters, browsers and JupyterLab are for the targets that use them."""
    tools = {"ruff", "mypy", "pytest", "playwright", "pypandoc-binary", "jupyterlab", "pyarrow"}
    assert tools & set(closure("report")) == set()
    assert tools - set(closure("dev")) == {"jupyterlab", "pyarrow"}


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """The Makefile and what it looks at, nothing installed; files of one age."""
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    for path in tmp_path.rglob("*"):
        os.utime(path, (1, 1))
    return tmp_path


def would_install(folder: Path, target: str) -> list[str]:
    """The files of requirements that `make` would install from for a target."""
    command = ["make", "--dry-run", target]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return re.findall(r"--require-hashes --requirement requirements/(\w+)\.txt", done.stdout)


def install(folder: Path, name: str, at: int) -> None:
    """Leave the stamp that says when a set was installed."""
    stamp = folder / ".venv" / f".ready-{name}"
    stamp.parent.mkdir(exist_ok=True)
    stamp.touch()
    os.utime(stamp, (at, at))


@pytest.mark.parametrize(
    ("target", "sets"),
    [
        ("report", ["uv", "report"]),
        ("site", ["uv", "report"]),
        ("test", ["uv", "report", "test"]),
        ("check", ["uv", "report", "dev"]),
        ("notebook", ["uv", "report", "notebook"]),
        ("bench", ["uv", "report", "bench"]),
        ("lock", ["uv", "report"]),
        ("mutants", ["uv", "report", "mutation"]),
    ],
)
def test_a_target_installs_its_set_once(fresh: Path, target: str, sets: list[str]) -> None:
    """A fresh clone installs what the target needs; the next call nothing."""
    assert would_install(fresh, target) == sets
    for at, name in enumerate(sets, start=2):
        install(fresh, name, at)
    assert would_install(fresh, target) == []


def test_a_new_lock_is_installed(fresh: Path) -> None:
    """What was locked anew after it was installed is installed again, and only that."""
    install(fresh, "uv", 2)
    install(fresh, "report", 2)
    install(fresh, "test", 3)
    os.utime(fresh / "requirements" / "test.txt", (4, 4))
    assert would_install(fresh, "report") == []
    assert would_install(fresh, "test") == ["test"]
    os.utime(fresh / "requirements" / "report.txt", (5, 5))
    assert would_install(fresh, "report") == ["report"]


def test_another_uv_installs_nothing_anew(fresh: Path) -> None:
    """What installs is fetched anew; what it had installed stays."""
    install(fresh, "uv", 2)
    install(fresh, "report", 2)
    os.utime(fresh / "requirements" / "uv.txt", (3, 3))
    assert would_install(fresh, "report") == ["uv"]


def test_what_installs_the_others_needs_none_of_them() -> None:
    """It is fetched before all others, and no set holds it twice."""
    assert set(closure("uv")) == {"uv"}
    assert [name for name in SETS if "uv" in closure(name)] == ["uv"]


SAYS = """#!/bin/sh
[ "$1" = config ] && {{ echo "{told}"; exit; }}
echo "{name} $*" >> "{log}"
{ends}
"""


def _tool(path: Path, log: Path, ends: str = "exit 0", told: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = SAYS.format(name=path.name, log=log, ends=ends, told=told)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


UV = "uv pip install --quiet --python .venv/bin/python"
PIP = "pip install --quiet --disable-pip-version-check --no-compile"
GIVEN = "--no-deps --requirement requirements/report.txt"


@pytest.mark.parametrize(
    ("uv", "wheels", "called"),
    [
        ("", "", [f"{PIP} {GIVEN}"]),
        ("exit 0", "", [f"{UV} {GIVEN}"]),
        ("exit 2", "", [f"{UV} {GIVEN}", f"{PIP} {GIVEN}"]),
        ("", "wheels", [f"{PIP} --no-index --find-links wheels {GIVEN}"]),
        ("exit 0", "wheels", [f"{UV} --no-index --find-links wheels {GIVEN}"]),
    ],
    ids=["pip", "uv", "uv that reaches nothing", "pip from wheels", "uv from wheels"],
)
def test_what_installs_and_from_where(
    tmp_path: Path, uv: str, wheels: str, called: list[str]
) -> None:
    log, tools = tmp_path / "log", tmp_path / "tools"
    tools.mkdir()
    _tool(tmp_path / ".venv/bin/pip", log)
    if uv:
        _tool(tools / "uv", log, uv)
    if wheels:
        (tmp_path / wheels).mkdir()
    _install(tmp_path, tools)
    assert log.read_text(encoding="utf-8").splitlines() == called


def _install(folder: Path, tools: Path, **environment: str) -> None:
    command = ["/bin/sh", str(ROOT / "scripts/install"), ".venv", *GIVEN.split()]
    env = {"PATH": str(tools)} | environment
    subprocess.run(command, cwd=folder, env=env, check=True)


def test_the_uv_that_was_fetched_installs(tmp_path: Path) -> None:
    """The locked one, before whatever else is on the PATH."""
    log, tools = tmp_path / "log", tmp_path / "tools"
    _tool(tmp_path / ".venv/bin/pip", log)
    _tool(tmp_path / ".venv/bin/uv", log)
    _tool(tools / "uv", log, "exit 1")
    _install(tmp_path, tools)
    assert log.read_text(encoding="utf-8").splitlines() == [f"{UV} {GIVEN}"]


TOLD = """:env:.cert='office.pem'
:env:.index-url='file:///from-the-environment'
global.extra-index-url='file:///one file:///two'
global.find-links='folder'
global.index-url='file:///from-the-file?a=b'
site.proxy='proxy:1'
user.timeout='9'"""


@pytest.mark.parametrize(
    ("own", "index"),
    [({}, "file:///from-the-environment"), ({"UV_DEFAULT_INDEX": "file:///own"}, "file:///own")],
    ids=["pip's", "its own"],
)
def test_uv_asks_the_index_that_pip_was_told_of(
    tmp_path: Path, own: dict[str, str], index: str
) -> None:
    log, tools = tmp_path / "log", tmp_path / "tools"
    names = ("DEFAULT_INDEX", "INDEX", "FIND_LINKS")
    says = " ".join(f"$UV_{name};" for name in names) + " $SSL_CERT_FILE; $ALL_PROXY"
    _tool(tmp_path / ".venv/bin/pip", log, told=TOLD)
    _tool(tools / "uv", log, f'echo "{says}" >> "{log}"')
    _install(tmp_path, tools, **own)
    said = log.read_text(encoding="utf-8").splitlines()[1]
    assert said.split("; ") == [
        index,
        "file:///one file:///two",
        "folder",
        "office.pem",
        "proxy:1",
    ]


def test_wheels_are_fetched_as_they_are_locked(fresh: Path) -> None:
    command = ["make", "--dry-run", "wheels", "SETS=report"]
    done = subprocess.run(command, cwd=fresh, capture_output=True, text=True, check=True)
    assert "for set in uv report;" in done.stdout
    assert "--require-hashes" in done.stdout
    assert "--only-binary :all:" in done.stdout
    assert "--dest wheels" in done.stdout


def test_benches_have_the_kernel_that_papermill_starts() -> None:
    """A report needs none on Linux, so nothing else brings it into a fresh clone."""
    assert "ipykernel" in pins(SETS["bench"])
