"""The page of a report: cards, bars, figures that can be traced, files to download."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from baocao.apps.site.changes import changes_of
from baocao.apps.site.choices import load_choices
from baocao.apps.site.data_files import CSV_FILE, figures_csv
from baocao.apps.site.folders import ShownReport, open_report_folder, report_folders
from baocao.apps.site.overview import overview_of
from baocao.apps.site.progress import Progress, read_progress
from baocao.apps.site.publish import build_plain
from baocao.apps.site.report_page import report_page
from baocao.archive.built.folder import open_published
from baocao.build.run.build import build_report
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.document.blocks import Table
from baocao.document.content import statuses_of, things_of
from baocao.output.page.templates import load_templates
from baocao.output.page.traces import traces_of
from baocao.output.page.view import PrintedChange
from baocao.output.page.writing import items_html
from baocao.results.model import TargetStatus
from baocao.submissions.workbooks.model import SourceCell
from tests.apps.site.conftest import DAY, REPORTS, RICH, parsed
from tests.apps.site.sample import found, text

PLANNED = REPORTS[2]  # one plan is in force there


def shown_of(project: Project, key: ReportKey) -> ShownReport:
    folders = {f.key: f for f in report_folders(project)}
    opened = open_report_folder(project, folders[key])
    assert isinstance(opened, ShownReport)
    return opened


@pytest.fixture(scope="module")
def shown(published: Project) -> ShownReport:
    """The report with districts."""
    return shown_of(published, RICH)


@pytest.fixture(scope="module")
def page(site: Path) -> Any:
    return parsed(site / f"bao-cao/{RICH.slug}.html")


def test_cards_count_what_the_report_judged(page: Any, shown: ShownReport) -> None:
    """Things met of all that are asked for, and the chosen indicators as the ledger has them."""
    cards = {
        text(found(card, ".//*[@class='bc-card-label']")[0]): text(
            found(card, ".//*[@class='bc-card-value']")[0]
        )
        for card in found(page, "//li[contains(@class,'bc-card')]")
    }
    things = statuses_of(shown.view.content.targets)
    assert 0 < len(things) < len(shown.view.content.targets)  # two plans ask for some of them
    assert cards["Chỉ tiêu đạt"] == f"{things.count(TargetStatus.MET)}/{len(things)}"
    ledger = {figure.id: figure.text for figure in shown.report.ledger.figures}
    assert cards["Tiêm mũi 3 từ 18 tuổi trở lên"] == ledger["coverage.18plus.d3.20.value"]
    assert cards["Ca mắc mới trong kỳ"] == ledger["new_cases.20.value"]


def test_what_is_late_stands_first(page: Any, shown: ShownReport) -> None:
    """Each thing that is missed once, with what is missing and the unit that is furthest from it,
    as the ledger has them; it stands before all else of the page."""
    headings = [text(h) for h in found(page, "//main//h2")]
    assert headings[:2] == ["Việc cần xử lý", "Tóm tắt"]
    missed = [t[0] for t in things_of(shown.view.content.targets) if t[0].status == "NOT_MET"]
    rows = found(page, "//*[@id='chua-dat']//tbody")
    assert len(rows) == len(missed) > 1
    d3 = next(t for t in missed if (t.indicator, t.split) == ("coverage", "18plus/d3"))
    (row,) = [r for r in rows if text(found(r, ".//th")[0]) == d3.name]
    result, asked, gap, unit = (text(cell) for cell in found(row, "tr[last()]/td"))
    assert (result, asked.split(",")[0]) == ("89,66%", d3.required)
    assert gap.startswith("10,34 điểm phần trăm (")
    units = [
        (float(f.value), f.text)
        for f in shown.report.ledger.figures
        if f.id.startswith("coverage.18plus.d3.") and f.id.endswith(".value") and ".20." not in f.id
    ]
    assert unit.endswith(f" {min(units)[1]}")


def test_the_page_tells_what_changed_since_the_period_before(
    shown: ShownReport, published: Project
) -> None:
    """Main figures up and down with the report that is compared, and targets that turned; no such
    heading where no report is before."""
    view = shown.view
    changed = PrintedChange("2,5", 2.5, "2022-Q2", in_points=True)
    key = ("coverage", "18plus/d3")
    now = overview_of(shown)
    now = replace(now, values={**now.values, key: replace(now.values[key], change=changed)})
    met = [t for t in now.targets if t.status == "MET"]
    missed = replace(met[0], status="NOT_MET")
    days = replace(now.period, start=date(2022, 4, 1), end=now.period.start - timedelta(1))
    period = replace(days, key="2022-Q2", name="quý II năm 2022")
    before = replace(
        now, key=replace(now.key, period="2022-Q2"), period=period, targets=(missed, *met[1:])
    )
    choices, templates = load_choices(published), load_templates(published)
    (changes,) = changes_of([now], [before], choices)
    page, without = (
        items_html(report_page(shown, Progress(DAY), (), one, choices, templates).items)
        for one in (changes, None)
    )
    assert 'href="#thay-doi"' in page
    told = page.partition('id="thay-doi"')[2].partition("<h2")[0]
    assert f'data-figure="{view.values[key].figure}"' in told
    assert "2,5 điểm phần trăm" in told
    assert f"1 chỉ tiêu kỳ trước chưa đạt: {met[0].name}." in unescape(told)
    assert "thay-doi" not in without
    better = replace(changes, figures=(), worse=())
    worse = replace(changes, figures=(("Mũi 3", now.values[key]),))
    none = "Không có chỉ số, chỉ tiêu nào xấu hơn kỳ trước"
    for one, is_told in ((better, True), (worse, False)):
        shown_so = items_html(report_page(shown, Progress(DAY), (), one, choices, templates).items)
        assert (none in unescape(shown_so)) is is_told


def test_a_draft_whose_day_has_passed_says_so(shown: ShownReport, published: Project) -> None:
    """From the day after its deadline, beside it."""
    deadline, words = shown.view.content.period.deadline, "(đã quá hạn, chưa phát hành)"
    choices, templates = load_choices(published), load_templates(published)
    for day, is_told in ((deadline, False), (deadline + timedelta(1), True)):
        page = report_page(shown, read_progress(published, day), (), None, choices, templates)
        assert (words in items_html(page.items)) is is_told


def test_every_figure_of_the_page_is_the_ledgers(page: Any, shown: ShownReport) -> None:
    """Each number that can be tapped has its entry, with the same text; none is missing."""
    ledger = {figure.id: figure.text for figure in shown.report.ledger.figures}
    printed = [(f.get("data-figure", ""), text(f)) for f in found(page, "//*[@data-figure]")]
    assert all(ledger[id_] == words for id_, words in printed)
    assert {id_ for id_, _ in printed} == set(ledger)


def test_the_page_says_what_the_word_file_says(page: Any, shown: ShownReport) -> None:
    """Every table of the report is there with all its rows."""
    tables = {text(found(t, "caption")[0]): t for t in found(page, "//table[caption]")}
    blocks = [block for part in shown.view.content.parts for block in part.blocks]
    wanted = [block for block in blocks if isinstance(block, Table)]
    assert len(wanted) > 10
    for block in wanted:
        assert len(found(tables[block.caption], "tbody/tr")) == len(block.rows)


def test_downloads_are_the_published_files(site: Path, published: Project) -> None:
    """What the page offers are the bytes of the report's folder."""
    page = site / f"bao-cao/{RICH.slug}.html"
    links = [a.get("href", "") for a in found(parsed(page), "//ul[@class='bc-downloads']//a")]
    assert any(link.endswith(f"/bao-cao-{RICH.slug}.docx") for link in links)
    report = open_published(published, RICH)
    for link in links:
        name = link.rpartition("/")[2].replace(f"-{RICH.slug}", "")
        if name == CSV_FILE:  # made for the site
            continue
        assert (page.parent / link).read_bytes() == (report.folder / name).read_bytes()


def test_downloads_are_called_by_province_and_period(page: Any) -> None:
    """All of them, also from a disk, where a browser keeps the name that a file has there."""
    links = found(page, "//ul[@class='bc-downloads']//a[@download]")
    given = {a.get("href", "").rpartition("/")[2]: a.get("download") for a in links}
    stem, _, end = CSV_FILE.partition(".")
    assert given.pop(CSV_FILE) == f"{stem}-{RICH.slug}.{end}"
    assert f"tom-tat-{RICH.slug}.docx" in given
    assert all(name == taken and RICH.slug in name for name, taken in given.items())


def test_the_figures_come_as_csv_with_their_cells(site: Path, published: Project) -> None:
    """Every figure of the ledger in a line, as it is printed, with each cell that it is from."""
    report = open_published(published, RICH)
    content = (site / "tep" / RICH.identifier / CSV_FILE).read_text(encoding="utf-8-sig")
    lines = {line["figure"]: line for line in csv.DictReader(io.StringIO(content))}
    assert list(lines) == [figure.id for figure in report.ledger.figures]
    for figure in report.ledger.figures:
        line = lines[figure.id]
        assert (line["text"], line["area"]) == (figure.text, figure.area or "")
        assert line["sources"] == "; ".join(map(str, figure.sources))


def test_the_csv_is_quoted_as_the_csv_module_does(shown: ShownReport) -> None:
    """Whatever a source's name holds: commas, quotation marks, ends of lines."""
    names = ("a,b", 'a "b"', "a\nb", "a\rb", "a;b", "")
    figures = tuple(
        replace(figure, id=n) for figure, n in zip(shown.view.figures, names, strict=False)
    )
    content = figures_csv(replace(shown.view, figures=figures)).decode("utf-8-sig")
    file = io.StringIO(newline="")
    csv.writer(file).writerows(csv.reader(io.StringIO(content, newline="")))
    assert file.getvalue() == content
    assert [row[0] for row in csv.reader(io.StringIO(content, newline=""))][1:] == list(names)


def test_the_site_as_data(site: Path, shown: ShownReport) -> None:
    """data.json keeps to its schema, and has the ledger's values of the province and its units."""
    data = json.loads((site / "data.json").read_bytes())
    jsonschema.validate(data, json.loads((site / "data.schema.json").read_bytes()))
    (found_,) = [r for r in data["reports"] if r["page"] == f"bao-cao/{RICH.slug}.html"]
    told = {
        (u["code"], v["indicator"], v["split"], v["bound"], v["text"])
        for u in found_["units"]
        for v in u["values"]
    }
    told |= {("20", v["indicator"], v["split"], v["bound"], v["text"]) for v in found_["values"]}
    assert told == {
        (f.area, f.indicator, "/".join(o for _, o in f.disaggregation), f.bound.value, f.text)
        for f in shown.view.figures
        if f.indicator and f.id.endswith(".value")
    }
    for link in ("page", "figures"):
        assert (site / found_[link]).is_file()
    lines = (site / "data.json").read_text("utf-8").splitlines()
    assert [json.loads(line.rstrip(","))["page"] for line in lines[1:-1]] == [
        report["page"] for report in data["reports"]
    ]
    bounds = {v["text"]: v["bound"] for r in data["reports"] for v in r["values"]}
    assert bounds["trên 99%"] == ">"


def test_charts_can_be_taken_away(site: Path, page: Any) -> None:
    """Each has its picture as SVG and PNG, a page to stand in a frame, and a link to it."""
    charts = found(page, "//figure[@class='bc-chart']")
    assert charts
    for chart in charts:
        svg, png, alone, here = [str(a.get("href")) for a in found(chart, "p[@class='bc-note']/a")]
        assert here == f"#{chart.get('id')}"
        assert (site / "bao-cao" / svg).read_bytes().lstrip().startswith(b"<svg")
        assert (site / "bao-cao" / png).read_bytes().startswith(b"\x89PNG")
        framed = site / "bao-cao" / alone
        (image,), (source,) = (found(parsed(framed), path) for path in ("//img", "//a"))
        assert (framed.parent / str(image.get("src"))).samefile(site / "bao-cao" / svg)
        back, _, place = str(source.get("href")).partition("#")
        assert (framed.parent / back).samefile(site / "bao-cao" / f"{RICH.slug}.html")
        assert place == chart.get("id")
        assert "Số liệu mô phỏng" in text(parsed(framed))


def test_a_link_in_a_chat_shows_a_chart(own: Project, site: Path) -> None:
    """Where _quarto.yml says where the site will stand, the address of a chart is named with it;
    else no page names any."""
    name = f"bao-cao/{RICH.slug}.html"
    assert found(parsed(site / name), "//meta[starts-with(@property, 'og:')]") == []
    config = own.root / "_quarto.yml"
    words = config.read_text(encoding="utf-8")
    address = "https://bao-cao.example"
    added = words.replace("website:\n", f"website:\n  site-url: {address}/\n", 1)
    config.write_text(added, encoding="utf-8")
    built = build_plain(own, DAY).folder
    metas = found(parsed(built / name), "//meta[starts-with(@property, 'og:')]")
    told = {str(meta.get("property")): str(meta.get("content")) for meta in metas}
    assert told["og:url"] == f"{address}/{name}"
    assert told["og:title"] == "Tỉnh Lạng Sơn, quý III năm 2022"
    picture = built / told["og:image"].removeprefix(f"{address}/")
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_the_trace_of_a_rate_names_every_cell(shown: ShownReport) -> None:
    """Numerator and denominator with all the cells that the ledger has, file by file."""
    traces = traces_of(shown.view, {})
    figure = shown.report.ledger.find("coverage.18plus.d3.20.value")
    assert figure is not None
    assert figure.numerator is not None
    told = traces["figures"][figure.id]
    assert [part["label"] for part in told["parts"]] == ["Tử số", "Mẫu số"]
    cells = [
        (traces["files"][file]["name"], traces["files"][file]["sha256"], sheet, cell)
        for file, sheet, names in told["parts"][0]["cells"]
        for cell in names.split(", ")
    ]
    assert cells == [(s.file, s.sha256, s.sheet, s.cell) for s in figure.numerator.sources]
    assert told["verdicts"]
    assert set(traces["figures"]) == {f.id for f in shown.report.ledger.figures}
    of = {Path(file["name"]).stem: file["of"] for file in traces["files"]}
    assert of["trung-tam-y-te-178-thanh-pho-lang-son"] == "Biểu của thành phố Lạng Sơn"


def test_the_trace_of_a_sum_over_weeks_names_their_folders(shown: ShownReport) -> None:
    """Nobody reads thousands of cells: which week, and how many cells of how many files."""
    ledger = shown.report.ledger.figures
    figure = next(f for f in ledger if f.numerator and not f.denominator)
    home = "data/submissions/covid-19/lang-son/2022-Q1"
    quarter = tuple(SourceCell(f"{home}/{n}.xlsx", "ab", "Số liệu", "E2") for n in range(30))
    summed = replace(figure, sources=(*quarter, *figure.sources))
    traces = traces_of(replace(shown.view, figures=(summed,)), {})
    (file, sheet, words), *_ = traces["figures"][figure.id]["cells"]
    assert traces["files"][file] == {"name": home, "of": "Các đơn vị, quý I năm 2022"}
    assert (sheet, words) == ("", "30 ô của 30 tệp")


def test_a_unit_s_name_is_made_into_that_of_its_files_once(
    shown: ShownReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many files there are: a year of weeks has thousands, for each of many units."""
    asked: list[str] = []

    def made(name: str) -> str:
        asked.append(name)
        return name

    monkeypatch.setattr("baocao.output.page.traces.heading_id", made)
    traces_of(shown.view, {})
    assert asked == list(shown.view.content.areas.values())


def loaded(script: str) -> Any:
    """The traces that a page loads from the script beside it."""
    match = re.fullmatch(r"bcTraces\((.*)\);\n", script, re.S)
    assert match
    return json.loads(match[1])["figures"]


D3 = "coverage.18plus.d3.20.value"


def test_the_trace_has_findings_and_reasons(published: Project) -> None:
    """What validation found at the figure's cell, and why the unit stands by its value."""
    (told,) = traces_of(shown_of(published, REPORTS[0]).view, {})["figures"][D3]["notes"]
    assert told.startswith("Đã giải trình: ")
    assert "đơn vị giải trình: Chỉ thị số 11-CT/TU" in told


def test_the_trace_names_the_clause_of_a_verdict(shown: ShownReport) -> None:
    """Target, clause and document, and the status in words."""
    (name, place, status), *_ = traces_of(shown.view, {})["figures"][D3]["verdicts"]
    target = next(t for t in shown.view.content.targets if t.name == name)
    assert place.startswith(target.clause)
    assert status == target.status_text


def test_the_trace_names_earlier_issues(own: Project) -> None:
    """What was issued of the same figure, also when a report was issued again."""
    folder = own.report(REPORTS[0])
    for number, name in (("05", "2022-Q1"), ("09", "2022-Q1-lan-2")):
        issued = own.issued / "covid-19" / "lang-son" / name
        shutil.copytree(folder, issued)
        record = {"number": number, "issued_on": f"2022-04-{number}", "by": "văn thư"}
        record |= {"at": f"2022-04-{number}T08:00:00Z", "files": {}}  # type: ignore[dict-item]
        (issued / "issue.json").write_text(json.dumps(record), encoding="utf-8")
    script = build_plain(own, DAY).folder / "bao-cao/covid-19-lang-son-2022-Q3.trace.js"
    assert loaded(script.read_text(encoding="utf-8"))[D3]["earlier"] == [
        "Đã phát hành: 83,15%, kỳ 2022-Q1, báo cáo số 05 ngày 05/4/2022",
        "Đã phát hành: 83,15%, kỳ 2022-Q1, báo cáo số 09 ngày 09/4/2022, phát hành lần 2",
    ]


def test_an_overview_is_of_the_whole_province(shown: ShownReport) -> None:
    """The pages over all reports take the province's values, not a district's."""
    overview = overview_of(shown)
    ledger = {figure.id: figure for figure in shown.report.ledger.figures}
    assert (
        overview.values["coverage", "18plus/d3"].text == ledger["coverage.18plus.d3.20.value"].text
    )
    assert all(
        f".{shown.view.content.province.code}." in v.figure for v in overview.values.values()
    )


def test_a_report_without_a_plan_says_nothing_of_targets(own: Project) -> None:
    """Neither its page nor the start page counts what nobody set: no "0/0"."""
    plan = own.of(PLANNED.programme).plans / PLANNED.province / "2478-kh-ubnd.yaml"
    head = plan.read_text(encoding="utf-8").partition("legal_bases:")[0]
    head = head.replace("valid: {from: 2022-01-01", "valid: {from: 2023-01-01")
    plan.write_text(head + "legal_bases: []\ntargets: []\ntasks: []\n", encoding="utf-8")
    build_report(own, PLANNED, force=True)
    folder = build_plain(own, DAY).folder
    page = parsed(folder / "bao-cao" / f"{PLANNED.slug}.html")
    labels = [text(label) for label in found(page, "//*[@class='bc-card-label']")]
    assert "Điểm cần lưu ý về số liệu" in labels
    assert not {"Chỉ tiêu đạt", "Nhiệm vụ quá hạn"} & set(labels)
    start = parsed(folder / "index.html")
    (latest,) = found(start, "//table[contains(@class,'bc-latest')]//tr[th='Tỉnh Cao Bằng']")
    told = [text(cell) for cell in found(latest, "td")][-3:-1]
    assert told == ["không có chỉ tiêu", "không có nhiệm vụ"]
    states = parsed(folder / "tinh-trang.html")
    (matrix,) = found(states, "//table[contains(@class,'bc-matrix')]")
    (link,) = found(matrix, f".//td/a[contains(@href, '{PLANNED.slug}.html')]")
    assert text(link) == "Xem báo cáo"
