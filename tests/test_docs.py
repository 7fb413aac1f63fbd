"""The developers' and users' texts keep to what is there: commands, paths, words, pages."""

from __future__ import annotations

import ast
import doctest
import inspect
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
import yaml

import baocao
from baocao.apps.cli.app import app
from baocao.results.model import TargetStatus, TaskStatus

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "baocao"
DOCS = (
    *("README.md", "CONTRIBUTING.md", "GLOSSARY.md", "CHANGELOG.md", "SECURITY.md"),
    *("data/narratives/README.md", "reports/index.qmd", "reports/cach-doc.qmd", "_quarto.yml"),
    *(f"docs/{path.name}" for path in ROOT.glob("docs/*.md")),
)
PAGES = tuple(sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/*.md")))
GUIDES = ("README.md", "CONTRIBUTING.md", "templates/new/README.md", *PAGES)
LONG_GUIDES = ("README.md", "CONTRIBUTING.md", "docs/reference.md", "docs/huong-dan.md")
EXAMPLES = "docs/reference.md"
GENERATED = (
    ".venv",
    ".cache/",
    ".khoa/",
    "nhat-ky.txt",
    ".goc/",
    "xem-truoc/",
    "_site/",
    "wheels/",
    "reports/",
    "figures/",
)  # not in a fresh clone

# The options of Quarto 1.9 that _quarto.yml may use, from its reference; None takes any value.
QUARTO: dict[str, Any] = {
    "project": {"type": None, "output-dir": None, "render": None, "resources": None},
    "lang": None,
    "execute": {"enabled": None},
    "website": {
        "title": None,
        "site-url": None,
        "open-graph": None,
        "favicon": None,
        "search": {"location": None, "type": None},
        "navbar": {"left": None, "right": None},
        "page-footer": {"left": None, "center": None, "right": None},
    },
    "format": {
        "html": {
            "theme": {"light": None, "dark": None},
            "html-math-method": None,
            "css": None,
            "toc": None,
            "page-layout": None,
            "respect-user-color-scheme": None,
        }
    },
    "language": None,
}
LABELS = {
    *("toc-title-document", "toc-title-website", "code-summary", "toggle-dark-mode"),
    *("section-title-appendices", "section-title-footnotes"),
    *("title-block-author-single", "title-block-published"),
    *("copy-button-tooltip", "copy-button-tooltip-success"),
    *("search-no-results-text", "search-matching-documents-text", "search-copy-link-title"),
    *("search-hide-matches-text", "search-more-match-text", "search-more-matches-text"),
    *("search-clear-button-title", "search-text-placeholder"),
    *("search-detached-cancel-button-title", "search-submit-button-title"),
    *("crossref-fig-title", "crossref-tbl-title"),
}


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def code_of(name: str) -> list[str]:
    """Code spans and indented code lines of a Markdown text, each in one line: a span may go on in
    the next line of its paragraph, a command after a backslash."""
    prose = re.sub(r"^```.*?^```", "", text_of(name), flags=re.M | re.S)
    indented = re.findall(r"^ {4}(\S.*)$", re.sub(r" \\\n +", " ", prose), flags=re.M)
    spans = (span for part in prose.split("\n\n") for span in re.findall(r"`([^`]+)`", part))
    return [*(" ".join(span.split()) for span in spans), *indented]


def calls_of(command: str) -> list[list[str]]:
    """The words after `command` wherever the guides call it."""
    pattern = re.compile(rf"(?:\.venv/bin/)?{command} (.+)")
    codes = (code for name in GUIDES for code in code_of(name))
    return [match[1].split() for code in codes if (match := pattern.fullmatch(code))]


def test_the_changelog_begins_with_this_version() -> None:
    """What changes is written down under the version that `baocao --version` prints."""
    versions = re.findall(
        r"^## \[([\d.]+)\] - (?:unreleased|\d{4}-\d\d-\d\d)$", text_of("CHANGELOG.md"), re.M
    )
    assert versions[0] == baocao.__version__
    assert versions == sorted(versions, reverse=True)


@pytest.mark.parametrize("name", DOCS)
def test_texts_are_nfc(name: str) -> None:
    """Vietnamese letters are composed, so that a search finds them."""
    assert unicodedata.is_normalized("NFC", text_of(name))


def test_make_targets_exist() -> None:
    """Every `make` target that a guide names is in the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), flags=re.M))
    called = {words[0] for words in calls_of("make")}
    assert {"report", "test"} <= called <= targets


def test_commands_and_options_exist() -> None:
    """Every `baocao` call of a guide names a command there is, with options it has."""
    calls = calls_of("baocao")
    assert {words[0] for words in calls} >= {"check", "form", "plan"}
    for words in calls:
        command: Any = app
        while hasattr(command, "commands"):
            assert words[0] in command.commands
            command = command.commands[words.pop(0)]
        known = {option for param in command.params for option in param.opts}
        assert {word for word in words if word.startswith("--")} <= known, command.name


def test_commands_are_read_to_their_ends() -> None:
    """A call that goes on in the next line is held against the options with all its words."""
    calls = calls_of("baocao")
    forms = [words for words in calls if words[0] == "form" and "--all" in words]
    assert all({"--province", "--period", "--out"} <= {*words} for words in forms)
    assert len(forms) > 1
    assert any(words[:2] == ["new", "plan"] and "--target" in words for words in calls)


def paths_of(name: str) -> Iterator[str]:
    """Paths that a guide names, as far as their first placeholder."""
    links = re.findall(r"\]\(([^)]+)\)", text_of(name))
    for code in (*code_of(name), *links):
        shown = code.partition("<")[0]
        looks_like_path = re.fullmatch(r"[\w.\-/]+/[\w.\-/]*|[\w.\-]+\.(?:md|toml|yml|txt)", shown)
        if looks_like_path and not shown.startswith(GENERATED):
            yield shown


@pytest.mark.parametrize("name", GUIDES)
def test_paths_exist(name: str) -> None:
    """Every file or folder that a guide names is there."""
    paths = set(paths_of(name))
    assert len(paths) > 10 or name not in LONG_GUIDES
    homes = (ROOT, (ROOT / name).parent)
    assert [p for p in sorted(paths) if not any((home / p).exists() for home in homes)] == []


def test_python_examples_run() -> None:
    """Each fenced Python example prints what the text says it prints."""
    blocks = re.findall(r"^```python\n(.*?)^```", text_of(EXAMPLES), flags=re.M | re.S)
    assert blocks
    for block in blocks:
        example = doctest.DocTestParser().get_doctest(block, {}, EXAMPLES, EXAMPLES, 0)
        assert example.examples
        assert doctest.DocTestRunner().run(example).failed == 0


def test_the_reference_of_commands_is_up_to_date() -> None:
    """`python scripts/commands.py` would write the page as it is."""
    spec = spec_from_file_location("commands", ROOT / "scripts" / "commands.py")
    assert spec is not None
    assert spec.loader is not None
    commands = module_from_spec(spec)
    spec.loader.exec_module(commands)
    assert text_of("docs/lenh.md") == commands.page()


def test_readme_is_one_screen() -> None:
    """What it is for, a picture, two commands, the routine; the rest are pages, each linked."""
    readme = text_of("README.md")
    assert len(readme.splitlines()) <= 60
    assert [page for page in PAGES if f"({page})" not in readme] == []


def test_rooms_are_those_of_the_contract() -> None:
    """CONTRIBUTING lists every room of the import contract, lowest first, with what is in it."""
    config = tomllib.loads(text_of("pyproject.toml"))
    contract = list(reversed(config["tool"]["importlinter"]["contracts"][0]["layers"]))
    table = re.findall(r"^\| `(\w+)` \| (.+?) \|", text_of("CONTRIBUTING.md"), flags=re.M)
    assert [room for room, _ in table] == contract
    for room, inside in table:
        packages = {path.parent.name for path in (SOURCE / room).glob("*/__init__.py")}
        assert packages - {"sections"} <= set(re.findall(r"`(\w+)`", inside)), room


def rows(table_width: int) -> list[list[str]]:
    """The rows of GLOSSARY's tables with so many columns, without their headings."""
    lines = [line for line in text_of("GLOSSARY.md").splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if len(row) == table_width and row[-1] not in ("meaning", "when")]


def model_classes() -> set[str]:
    files = [path.relative_to(SOURCE).with_suffix("") for path in SOURCE.rglob("model.py")]
    modules = [import_module(".".join(("baocao", *path.parts))) for path in sorted(files)]
    return {
        name
        for module in modules
        for name, member in vars(module).items()
        if inspect.isclass(member) and member.__module__ == module.__name__
        if not name.startswith("_")
    }


def names_in_code() -> set[str]:
    """Every class, function, variable, argument and module of the package."""
    names = {path.stem for path in SOURCE.rglob("*")}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names |= {str(getattr(node, key, "")) for key in ("name", "id", "attr", "arg")}
    return names


def test_glossary_covers_the_models() -> None:
    """Every public class of a model has its line in GLOSSARY."""
    listed = {row[2].strip("`") for row in rows(4)}
    assert len(model_classes()) > 30
    assert model_classes() - listed == set()


def test_glossary_names_exist() -> None:
    """Every name that GLOSSARY gives is one that the code has."""
    listed = {row[2].strip("`") for row in rows(4)} - {""}
    assert listed - names_in_code() == set()


@pytest.mark.parametrize("column", [0, 1, 2])
def test_glossary_has_one_word_per_thing(column: int) -> None:
    """No Vietnamese word, English word or name stands for two things."""
    words = [row[column] for row in rows(4) if row[column]]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(
    ("statuses", "key"), [(TargetStatus, "target_status"), (TaskStatus, "task_status")]
)
def test_glossary_words_of_statuses(statuses: type[Enum], key: str) -> None:
    """GLOSSARY calls every status as the reports print it."""
    printed = yaml.safe_load(text_of("templates/phrases.yaml"))[key]
    listed = {(row[0].strip("`"), row[1]) for row in rows(3)}
    assert {(status.name, printed[status.name]) for status in statuses} <= listed


def unknown_keys(given: Any, known: Any) -> list[str]:
    """The keys of `given`, at any depth, that `known` does not have."""
    if known is None:
        return []
    deeper = [
        key
        for name in given.keys() & known.keys()
        for key in unknown_keys(given[name], known[name])
    ]
    return [*given.keys() - known.keys(), *deeper]


def test_quarto_options_are_known() -> None:
    """_quarto.yml uses only options that Quarto has, and files that are there."""
    config = yaml.safe_load(text_of("_quarto.yml"))
    assert unknown_keys(config, QUARTO) == []
    assert set(config["language"]) == LABELS
    first = config["website"]["navbar"]["left"][0]["href"]
    assert (ROOT / "reports" / first).is_file()  # laid beside the composed pages by `make site`
    themes = config["format"]["html"]["theme"]
    assert all((ROOT / themes[mode][1]).is_file() for mode in ("light", "dark"))


def test_pages_need_no_internet() -> None:
    """No page, style or option names an address, and no page of the site runs code."""
    pages = [*ROOT.glob("reports/*.qmd"), *ROOT.glob("reports/*.scss"), ROOT / "_quarto.yml"]
    texts = {page.name: page.read_text(encoding="utf-8") for page in pages}
    assert len(texts) >= 4
    assert not any("://" in text for text in texts.values())
    assert {name for name, text in texts.items() if "```{" in text} == {"bao-cao.qmd"}


def test_pages_have_titles() -> None:
    """Each page starts with YAML that names it."""
    for page in ROOT.glob("reports/*.qmd"):
        _, head, _ = page.read_text(encoding="utf-8").split("---\n", 2)
        assert yaml.safe_load(head)["title"]
