"""The figures that the provinces published, as the reports print them."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.reports.conftest import Folder, read_json

LANG_SON, VINH_PHUC = ("lang-son", "2022-Q1"), ("vinh-phuc", "2022-Q1")
CAO_BANG, DONG_THAP = ("cao-bang", "2023-Q2"), ("dong-thap", "2022-Q2")
COVERAGE = {
    LANG_SON: {
        ("18plus", "d1"): "99,82%",
        ("18plus", "d2"): "98,09%",
        ("18plus", "d3"): "83,15%",
        ("12-17", "d1"): "98,55%",
        ("12-17", "d2"): "94,79%",
    },
    VINH_PHUC: {
        ("18plus", "d1"): "gần 100%",
        ("18plus", "d2"): "97,88%",
        ("18plus", "d3"): "trên 74%",
        ("12-17", "d2"): "100%",
    },
    CAO_BANG: {
        ("18plus", "d1"): "95,7%",
        ("18plus", "d2"): "92,7%",
        ("18plus", "d3"): "83,3%",
        ("18plus", "d4"): "100%",
        ("12-17", "d3"): "55,7%",
        ("5-11", "d1"): "99,7%",
        ("5-11", "d2"): "82,3%",
    },
    DONG_THAP: {("18plus", "d1"): "99,86%", ("18plus", "d2"): "99,18%"},
}
# Of each report: how many targets there are of each verdict, worked out on paper.
VERDICTS = {
    LANG_SON: {"NOT_DUE": 5, "NOT_REPORTED": 34},
    VINH_PHUC: {"MET": 1, "NOT_DUE": 2, "NOT_REPORTED": 6, "NOT_ASSESSABLE": 1},
    CAO_BANG: {"NOT_MET": 1, "NOT_REPORTED": 13, "NOT_ASSESSABLE": 3},
    DONG_THAP: {"NOT_REPORTED": 33, "NOT_ASSESSABLE": 1},
}
VALUE = (".20.value", ".26.value", ".04.value", ".87.value")  # of the four provinces as a whole
reports = pytest.mark.parametrize("key", COVERAGE, ids="-".join)


@reports
def test_coverage_is_printed_as_it_was_published(key: tuple[str, str], folder: Folder) -> None:
    """These rates of this period and no others, bounds as bounds."""
    printed = {
        (figure["disaggregation"]["age_group"], figure["disaggregation"]["dose"]): figure["text"]
        for figure in read_json(folder(key) / "ledger.json")["figures"]
        if figure["indicator"] == "coverage" and figure["id"].endswith(VALUE)
    }
    assert printed == COVERAGE[key]


@reports
def test_every_published_rate_has_its_cell(key: tuple[str, str], folder: Folder) -> None:
    """A rate is traced to the workbook, sheet and cell that it was sent in."""
    for figure in read_json(folder(key) / "ledger.json")["figures"]:
        if figure["text"] in COVERAGE[key].values() and figure["indicator"] == "coverage":
            (source,) = figure["sources"]
            assert source["file"].startswith(f"data/submissions/covid-19/{key[0]}/{key[1]}/")
            assert source["sheet"] == "Số liệu"
            assert source["cell"][0] == "F"


def test_a_bound_is_marked_in_the_ledger(folder: Folder) -> None:
    """ "trên 74%" is more than 74, "gần 100%" less than 100: programs can tell."""
    figures = read_json(folder(VINH_PHUC) / "ledger.json")["figures"]
    bounds = {f["text"]: f["bound"] for f in figures if f["indicator"] == "coverage"}
    assert (bounds["trên 74%"], bounds["gần 100%"], bounds["97,88%"]) == (">", "~", "=")


@reports
def test_targets_are_counted_by_verdict(key: tuple[str, str], folder: Folder) -> None:
    """The pages know how each target of each document stands; the report groups them."""
    targets = read_json(folder(key) / "content.json")["targets"]
    assert Counter(target["status"] for target in targets) == VERDICTS[key]


@reports
def test_run_counts_placeholders_and_findings(key: tuple[str, str], folder: Folder) -> None:
    """Five sections without a person's wording, the parts that the province's plan asks for, and a
    plan whose number is not known; findings as listed, none that stops."""
    run = read_json(folder(key) / "run.json")
    parts = {"cao-bang": 2, "dong-thap": 2, "vinh-phuc": 2, "lang-son": 1}[key[0]]
    assert run["placeholders"] == 5 + parts + (key[0] != "cao-bang")
    assert run["findings"]["error"] == 0
    assert Counter(finding["severity"] for finding in run["finding_list"]) == Counter(
        {severity: count for severity, count in run["findings"].items() if count}
    )
