"""`baocao plan read` and `baocao plan compare`: from a document to a plan that may be used."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from baocao.apps.cli.entry import main
from baocao.core.project import Project
from tests.conftest import DEFINITIONS, copy
from tests.definitions.plans.reading.documents import as_docx, as_text

DOCUMENT = "ke-hoach.docx"
PLAN = "data/programmes/covid-19/plans/lang-son/77-kh-ubnd.yaml"
PAGE = "doi-chieu.html"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project beside which a plan lies as it was issued."""
    project = copy(DEFINITIONS, tmp_path / "du-an")
    (project.root / DOCUMENT).write_bytes(as_docx())
    monkeypatch.chdir(project.root)
    monkeypatch.delenv("BAOCAO_ROOT", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    return project


def call(*arguments: str) -> object:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return ended.value.code


def test_from_document_to_plan(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """read writes plan and page; check refuses the plan until a person has confirmed it."""
    read = ("plan", "read", DOCUMENT, "--province", "lang-son", "--out", PLAN, "--review", PAGE)
    assert call(*read) == 0
    said = capsys.readouterr().out
    assert "Chỉ tiêu: 6 (5 có mức phải đạt); nhiệm vụ: 3; trách nhiệm của 2 cơ quan." in said
    assert f"Đã ghi {PLAN}; đối chiếu rồi ghi confirmed: true để dùng được." in said

    assert call("plan", "check", PLAN) == 1
    assert "chưa có người xác nhận" in capsys.readouterr().err
    path = project.root / PLAN
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("confirmed: false", "confirmed: true"), encoding="utf-8")
    assert call("plan", "check", PLAN) == 0
    capsys.readouterr()

    assert call("plan", "compare", DOCUMENT, PLAN) == 0
    assert capsys.readouterr().out == "Mọi số của văn bản đều có trong kế hoạch.\n"


def test_page(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """The page has the text with marks and the proposal, and asks nothing of any network."""
    assert call("plan", "read", DOCUMENT, "--programme", "covid-19", "--review", PAGE) == 0
    page = (project.root / PAGE).read_text(encoding="utf-8")
    assert "<mark>Trong quý III năm 2022 hoàn thành tiêm mũi 2" in page
    assert re.findall(r"(?:src|href)=\"(?!#)", page) == []
    anchors = set(re.findall(r'href="#(\w+)"', page))
    assert anchors
    assert anchors <= set(re.findall(r' id="(\w+)"', page))
    assert "Trung tâm" not in page


def test_told_as_data(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """--json prints counts and the text of the plan; without --out nothing is written."""
    assert call("plan", "read", DOCUMENT, "--programme", "covid-19", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["targets"], said["tasks"], said["left"]) == (6, 3, 0)
    assert said["text"].startswith("# Kế hoạch do baocao plan read đề nghị từ ke-hoach.docx")
    assert not (project.root / PLAN).exists()


def test_differences(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """compare names what is other in the plan, and ends with 1; an unconfirmed plan will do."""
    assert call("plan", "read", DOCUMENT, "--province", "lang-son", "--out", PLAN) == 0
    path = project.root / PLAN
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("value: 95", "value: 59"), encoding="utf-8")
    capsys.readouterr()
    assert call("plan", "compare", DOCUMENT, PLAN, "--json") == 1
    (difference,) = json.loads(capsys.readouterr().out)["differences"]
    assert difference["kind"] == "other"
    assert difference["clause"] == "Mục I.2.a, gạch đầu dòng thứ nhất"
    assert "95%" in difference["text"]
    assert "59" in difference["plan"]


REFUSED = {
    "no file": (("plan", "read", "khong-co.pdf", "--programme", "covid-19"), 1, "không tìm thấy"),
    "no plan": (("plan", "read", "thu.txt", "--programme", "covid-19"), 1, "không thấy chỉ tiêu"),
    "written over": (
        ("plan", "read", DOCUMENT, "--out", DOCUMENT, "--programme", "covid-19"),
        2,
        "tệp đã có",
    ),
    "no folder": (
        ("plan", "read", DOCUMENT, "--review", "thu.txt/a.html", "--programme", "covid-19"),
        2,
        "không ghi được tệp",
    ),
    "no province": (
        ("plan", "read", DOCUMENT, "--province", "atlantis", "--programme", "covid-19"),
        2,
        "atlantis",
    ),
    "compare with nothing": (("plan", "compare", DOCUMENT, PLAN), 1, "không tìm thấy tệp"),
}


@pytest.mark.parametrize(("arguments", "code", "told"), REFUSED.values(), ids=REFUSED)
def test_refused(
    arguments: tuple[str, ...],
    code: int,
    told: str,
    project: Project,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One sentence, no traceback, and nothing written."""
    (project.root / "thu.txt").write_text("Kính gửi anh, tôi vẫn khỏe. " * 20, encoding="utf-8")
    before = (project.root / DOCUMENT).read_bytes()
    assert call(*arguments) == code
    err = capsys.readouterr().err
    assert told in err
    assert "Traceback" not in err
    assert (project.root / DOCUMENT).read_bytes() == before


def test_text_is_read_too(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """The same document as text gives the same file but for its name and hash."""
    (project.root / "ke-hoach.txt").write_text(as_text(), encoding="utf-8")
    texts = []
    for file in (DOCUMENT, "ke-hoach.txt"):
        assert call("plan", "read", file, "--programme", "covid-19", "--json") == 0
        text = json.loads(capsys.readouterr().out)["text"]
        texts.append([line for line in text.splitlines() if "ke-hoach" not in line])
    assert texts[0] == texts[1]
