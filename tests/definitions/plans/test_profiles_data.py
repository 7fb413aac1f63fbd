"""Report profiles and comparison values as data, against the documents' own blocks and figures."""

from __future__ import annotations

import csv
import shutil
import unicodedata
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from baocao.core.project import Project
from baocao.definitions.areas.registry import load_areas
from baocao.definitions.plans.profile import ReportProfile, Signatory, SigningForm
from baocao.definitions.plans.profile_load import completed, load_profile
from baocao.definitions.programmes.load import load_programme

ROOT = Path(__file__).parents[3]
FOLDERS = Project(ROOT).of("covid-19")
SLUGS = ("lang-son", "cao-bang", "vinh-phuc", "dong-thap")
AREAS = load_areas(ROOT / "data/areas.csv")
REPORT = load_programme(FOLDERS.home).reports[0]
PROFILES: dict[str, ReportProfile] = {
    slug: completed(load_profile(FOLDERS, slug), REPORT, AREAS.province(slug)) for slug in SLUGS
}
REFERENCES = ROOT / "data/references/comparison_values.csv"


@pytest.mark.parametrize("slug", SLUGS)
def test_the_department_reports_to_its_own_province(slug: str) -> None:
    """Header, addressee and place name one province; nobody's name is filled in."""
    profile = PROFILES[slug]
    assert profile.province == slug
    assert profile.parent_body == ("ỦY BAN NHÂN DÂN", f"TỈNH {profile.place.upper()}")
    assert profile.issuing_body == ("SỞ Y TẾ",)
    assert profile.addressees == (f"Ủy ban nhân dân tỉnh {profile.place}",)
    assert profile.signatory == Signatory(SigningForm.HEAD, "Giám đốc")
    assert profile.report_subject == (
        "Kết quả thực hiện công tác phòng, chống dịch COVID-19 {period} "
        f"trên địa bàn tỉnh {profile.place}"
    )


@pytest.mark.parametrize("slug", SLUGS)
def test_a_province_serves_every_programme(slug: str, tmp_path: Path) -> None:
    """Its own profile is whole without a programme's file, and names no programme."""
    (tmp_path / "data/provinces").mkdir(parents=True)
    shutil.copy(ROOT / f"data/provinces/{slug}.yaml", tmp_path / "data/provinces")
    profile = load_profile(Project(tmp_path).of("dinh-duong"), slug)
    assert profile.recipients[-1] == "Lưu: VT, NVY"
    assert "COVID" not in str(profile).upper()


def test_a_profiles_own_addressee_and_subject_stand() -> None:
    own = replace(PROFILES["lang-son"], addressees=("Bộ Y tế",), report_subject="Kết quả {period}")
    assert completed(own, REPORT, AREAS.province("lang-son")) == own


def test_a_topical_report_asks_for_no_part_of_the_provinces() -> None:
    """What the plan wants told is told where all of the plan is."""
    types = load_programme(FOLDERS.home).reports
    area, asked = AREAS.province("dong-thap"), load_profile(FOLDERS, "dong-thap")
    parts = {report.id: completed(asked, report, area).parts for report in types}
    assert [part.title for part in parts["tien-do"]] == ["Kinh phí", "Truyền thông"]
    assert parts["chuyen-de"] == ()


@pytest.mark.parametrize("slug", SLUGS)
def test_recipients_start_and_end_as_decree_30_wants(slug: str) -> None:
    """First "Như trên", last the archive, without the marks that the renderer adds."""
    recipients = PROFILES[slug].recipients
    assert (recipients[0], recipients[-1]) == ("Như trên", "Lưu: VT, NVY")
    assert not [line for line in recipients if line[0] == "-" or line[-1] in ";."]


def test_comparison_values_are_the_published_ones() -> None:
    """43,186 deaths, about 436 per million on 11/4/2023, the same ratio per 100,000."""
    with REFERENCES.open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert set(rows) == {"deaths_per_million.national", "deaths_per_100k.national"}
    per_million = Decimal(rows["deaths_per_million.national"]["value"])
    assert per_million == 436
    assert Decimal(rows["deaths_per_100k.national"]["value"]) == per_million / 10
    assert {row["as_of"] for row in rows.values()} == {"2023-04-11"}
    assert all(row["source"] and "43.186" in row["definition"] for row in rows.values())


@pytest.mark.parametrize(
    "file", [*(path for slug in SLUGS for path in FOLDERS.profiles(slug)), REFERENCES]
)
def test_files_are_nfc_without_odd_spaces(file: Path) -> None:
    """Text that readers see is NFC, with ordinary spaces and no eth for Đ."""
    text = file.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not {"\u00a0", "\u00d0", "\u00f0", "\t"} & set(text)
