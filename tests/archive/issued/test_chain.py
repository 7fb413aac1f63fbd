"""The chain of the register says which entry, file or figure was changed since it was issued."""

from __future__ import annotations

import json
import random
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from baocao.archive.issued.chain import (
    LINK_FILE,
    ChainLink,
    code,
    entries,
    head,
    make_read_only,
    write_link,
)
from baocao.archive.issued.chain_check import adopt, chain_problems, check_entry, standing
from baocao.core.errors import BaocaoError
from baocao.core.project import Project

NAMES = ("covid-19/lang-son/2022-Q1", "covid-19/lang-son/2022-Q2", "sot-xuat-huyet/cao-bang/2022")


def folder_of(project: Project, place: int) -> Path:
    return project.issued / NAMES[place]


def entry(project: Project, place: int) -> Path:
    """An entry as it was issued before there was a chain."""
    folder = folder_of(project, place)
    (folder / "figures").mkdir(parents=True)
    figures = [{"id": "cases.20", "text": f"{place}.532"}, {"id": "coverage.20", "text": "83,15%"}]
    (folder / "ledger.json").write_text(json.dumps({"figures": figures}))
    (folder / "issue.json").write_text(json.dumps({"number": f"0{place}"}))
    (folder / "bao-cao.docx").write_bytes(bytes(range(200)) * 3)
    (folder / "figures" / "trend.svg").write_text("<svg/>")
    return folder


@pytest.fixture
def register(tmp_path: Path) -> Project:
    """Three reports of two programmes, issued one after another."""
    project = Project(tmp_path)
    for place in range(3):
        write_link(entry(project, place), head(project))
    return project


def said(project: Project) -> list[tuple[str, str]]:
    return [(p.where.removeprefix("data/issued/"), p.what) for p in chain_problems(project)]


def test_a_register_that_nobody_touched_is_whole(register: Project) -> None:
    """Places count on over all programmes; each link has the hash of the one before."""
    found = entries(register)
    links = [entry.link for entry in found if entry.link]
    assert [entry.name for entry in found] == [f"data/issued/{name}" for name in NAMES]
    assert [link.place for link in links] == [1, 2, 3]
    assert [link.previous for link in links] == ["", found[0].digest, found[1].digest]
    assert chain_problems(register) == ()


def edit_file(folder: Path) -> None:
    (folder / "bao-cao.docx").write_bytes(b"another")


def edit_figure(folder: Path) -> None:
    path = folder / "ledger.json"
    path.write_text(path.read_text().replace("83,15%", "93,15%"))


def drop_figure(folder: Path) -> None:
    path = folder / "ledger.json"
    path.write_text(json.dumps({"figures": json.loads(path.read_text())["figures"][1:]}))


def add_file(folder: Path) -> None:
    (folder / "figures" / "new.svg").write_text("<svg/>")


def drop_file(folder: Path) -> None:
    (folder / "figures" / "trend.svg").unlink()


def drop_issue(folder: Path) -> None:
    (folder / "issue.json").unlink()


def drop_link(folder: Path) -> None:
    (folder / LINK_FILE).unlink()


def spoil_link(folder: Path) -> None:
    (folder / LINK_FILE).write_text("{")


def drop_entry(folder: Path) -> None:
    shutil.rmtree(folder)


def forge(folder: Path) -> None:
    """Ledger, workbook and link replaced together."""
    edit_figure(folder)
    link = ChainLink.model_validate_json((folder / LINK_FILE).read_bytes())
    write_link(folder, None)
    forged = ChainLink.model_validate_json((folder / LINK_FILE).read_bytes())
    same_place = forged.model_copy(update={"place": link.place, "previous": link.previous})
    (folder / LINK_FILE).write_text(same_place.model_dump_json(indent=1) + "\n")


SECOND = NAMES[1]
RESTORE = "khôi phục từ bản sao lưu; mục đã phát hành không được sửa, thêm hay xóa"
CHANGES: dict[str, tuple[Callable[[Path], None], list[tuple[str, str]]]] = {
    "a file": (edit_file, [(f"{SECOND}/bao-cao.docx", "tệp đã bị sửa sau khi phát hành")]),
    "a figure": (
        edit_figure,
        [
            (f"{SECOND}/ledger.json", "tệp đã bị sửa sau khi phát hành"),
            (f"{SECOND}/ledger.json", "số liệu coverage.20 đã bị sửa, nay là 93,15%"),
        ],
    ),
    "a figure gone": (
        drop_figure,
        [
            (f"{SECOND}/ledger.json", "tệp đã bị sửa sau khi phát hành"),
            (f"{SECOND}/ledger.json", "số liệu cases.20 đã bị xóa"),
        ],
    ),
    "a file more": (
        add_file,
        [(f"{SECOND}/figures/new.svg", "tệp được thêm vào sau khi phát hành")],
    ),
    "a file less": (
        drop_file,
        [(f"{SECOND}/figures/trend.svg", "tệp đã bị xóa sau khi phát hành")],
    ),
    "no issue.json": (drop_issue, [(f"{SECOND}/issue.json", "tệp đã bị xóa sau khi phát hành")]),
    "no link": (
        drop_link,
        [
            (f"{SECOND}/chain.json", "mục này không có trong chuỗi: thiếu tệp"),
            (f"trước data/issued/{NAMES[2]}", "mục thứ 2 đã bị xóa khỏi sổ"),
        ],
    ),
    "a broken link": (
        spoil_link,
        [
            (f"{SECOND}/chain.json", "tệp của chuỗi bị hỏng"),
            (f"trước data/issued/{NAMES[2]}", "mục thứ 2 đã bị xóa khỏi sổ"),
        ],
    ),
    "an entry less": (
        drop_entry,
        [(f"trước data/issued/{NAMES[2]}", "mục thứ 2 đã bị xóa khỏi sổ")],
    ),
    "everything of an entry, its link as well": (
        forge,
        [
            (
                f"{SECOND}/chain.json",
                f"mục này đã bị thay sau khi mục 3 (data/issued/{NAMES[2]}) được phát hành",
            )
        ],
    ),
}


def add_figure(folder: Path) -> None:
    path = folder / "ledger.json"
    figures = [*json.loads(path.read_text())["figures"], {"id": "beds.20", "text": "12"}]
    path.write_text(json.dumps({"figures": figures}))


def add_figures(folder: Path) -> None:
    figures = [{"id": f"new.{number}", "text": str(number)} for number in range(9)]
    (folder / "ledger.json").write_text(json.dumps({"figures": figures}))


def spoil_ledger(folder: Path) -> None:
    (folder / "ledger.json").write_text("[]")


LEDGER = f"{SECOND}/ledger.json"
EDITED = (LEDGER, "tệp đã bị sửa sau khi phát hành")
GONE = [(LEDGER, f"số liệu {id_} đã bị xóa") for id_ in ("cases.20", "coverage.20")]
CHANGES |= {
    "a figure more": (add_figure, [EDITED, (LEDGER, "số liệu beds.20 được thêm vào: 12")]),
    "more figures than anybody reads": (
        add_figures,
        [
            EDITED,
            *GONE,
            *((LEDGER, f"số liệu new.{n} được thêm vào: {n}") for n in range(8)),
            (LEDGER, "và 1 số liệu khác"),
        ],
    ),
    "a ledger that holds no figures": (spoil_ledger, [EDITED, *GONE]),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_changed_since_is_named(register: Project, name: str) -> None:
    """Entry, file and figure; never a neighbour."""
    change, expected = CHANGES[name]
    change(folder_of(register, 1))
    assert said(register) == expected
    assert {problem.todo for problem in chain_problems(register)} == {RESTORE}


def test_the_last_entry_is_vouched_for_by_the_paper_register(register: Project) -> None:
    """Replaced with its link, or deleted, it leaves the chain whole: the hash on paper tells."""
    last = entries(register)[-1]
    noted = code(last.digest)
    assert standing(entries(register), noted) == last
    assert standing(entries(register), last.digest.upper()) == last
    assert standing(entries(register), noted[:4]) is None
    forge(last.folder)
    assert standing(entries(register), noted) is None
    shutil.rmtree(last.folder)
    assert chain_problems(register) == ()
    assert standing(entries(register), noted) is None


def test_no_flipped_bit_goes_unseen(register: Project) -> None:
    """In whichever file of an entry that others were linked to."""
    files = [p for place in (0, 1) for p in folder_of(register, place).rglob("*") if p.is_file()]
    chance = random.Random(3)
    for _ in range(150):
        path = chance.choice(files)
        whole = path.read_bytes()
        at = chance.randrange(len(whole))
        path.write_bytes(
            whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :]
        )
        assert chain_problems(register), (path, at)
        path.write_bytes(whole)
    assert chain_problems(register) == ()


def test_what_was_issued_before_there_was_a_chain_is_taken_in_once(tmp_path: Path) -> None:
    """In the order of issue, marked as adopted, no byte of it changed; before that the register
    has no chain and nothing to find fault with."""
    project = Project(tmp_path)
    folders = [entry(project, place) for place in (2, 0)]
    before = {p: p.read_bytes() for p in project.issued.rglob("*") if p.is_file()}
    assert chain_problems(project) == ()
    assert adopt(project, folders) == 2
    links = [found.link for found in entries(project) if found.link]
    assert [found.folder for found in entries(project)] == folders
    assert [link.adopted for link in links] == [True, True]
    assert {p: p.read_bytes() for p in before} == before
    assert adopt(project, folders) == 0
    assert chain_problems(project) == ()


@pytest.fixture
def cut_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Three reports of before there was a chain; the run that took them in was killed after the
    first link that it wrote."""
    project = Project(tmp_path)
    folders = [entry(project, place) for place in range(3)]
    written: list[Path] = []
    replace = Path.replace

    def killed(path: Path, target: Path) -> Path:
        if written:
            raise KeyboardInterrupt
        written.append(path)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        adopt(project, folders)
    monkeypatch.undo()
    return project


def in_order(project: Project) -> list[Path]:
    return [folder_of(project, place) for place in range(3)]


def test_taking_in_goes_on_where_it_was_killed(cut_short: Project) -> None:
    """What is left to do is said, done, and the chain is as if nothing had happened."""
    assert said(cut_short) == [
        ("data/issued", "việc đưa báo cáo đã phát hành vào chuỗi bị dừng giữa chừng")
    ]
    assert adopt(cut_short, in_order(cut_short)) == 2
    assert [found.folder for found in entries(cut_short)] == in_order(cut_short)
    assert chain_problems(cut_short) == ()
    assert not [p for p in cut_short.issued.glob("*/*/*") if p.name.startswith(".")]


@pytest.mark.parametrize("change", [edit_file, edit_figure, add_file, drop_file])
@pytest.mark.parametrize("at", range(3))
def test_what_was_changed_after_the_kill_is_not_taken_in(
    cut_short: Project, change: Callable[[Path], None], at: int
) -> None:
    """The link that was written vouches for the entries before it as well."""
    change(folder_of(cut_short, at))
    with pytest.raises(BaocaoError, match="không có trong chuỗi"):
        adopt(cut_short, in_order(cut_short))
    assert len([found for found in entries(cut_short) if found.link]) == 1


def test_an_entry_put_in_after_the_kill_is_not_taken_in(cut_short: Project) -> None:
    """Nor does the chain go on without it."""
    more = cut_short.issued / "covid-19/lang-son/2021-Q4"
    shutil.copytree(folder_of(cut_short, 0), more)
    with pytest.raises(BaocaoError, match="không có trong chuỗi"):
        adopt(cut_short, [more, *in_order(cut_short)])


def test_an_entry_put_in_by_hand_is_not_adopted(register: Project) -> None:
    """Once there is a chain, what is not in it was not issued."""
    shutil.copytree(folder_of(register, 0), register.issued / "covid-19/lang-son/2021-Q4")
    (register.issued / "covid-19/lang-son/2021-Q4" / LINK_FILE).unlink()
    with pytest.raises(BaocaoError, match="không có trong chuỗi"):
        adopt(register, [])


def test_entries_are_read_only(register: Project) -> None:
    """Files and folders; a reader still reads them."""
    folder = folder_of(register, 0)
    make_read_only(folder)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))]
    assert not any(mode & 0o222 for mode in modes)
    assert all(mode & 0o400 for mode in modes)
    assert chain_problems(register) == ()


def relink(project: Project, at: int, **changed: object) -> None:
    """Rewrite fields of a link, as somebody would who knows how it is made."""
    path = folder_of(project, at) / LINK_FILE
    link = ChainLink.model_validate_json(path.read_bytes())
    path.write_text(link.model_copy(update=changed).model_dump_json(indent=1) + "\n")


def test_two_entries_at_one_place(register: Project) -> None:
    """The later one is named, with the one beside it."""
    relink(register, 2, place=2)
    what = f"hai mục cùng ở vị trí 2: mục này và data/issued/{NAMES[1]}"
    assert said(register) == [(NAMES[2], what)]


def test_a_first_entry_has_none_before_it(register: Project) -> None:
    """And what followed holds the hash of what it was."""
    relink(register, 0, previous="ab")
    assert said(register)[0] == (
        f"{NAMES[0]}/chain.json",
        "mục đầu của chuỗi lại nối vào một mục khác",
    )


def test_each_entry_that_is_gone_is_counted(register: Project) -> None:
    """Also before the first that is left."""
    relink(register, 0, place=3)
    relink(register, 1, place=4)
    relink(register, 2, place=7)
    found = [problem for problem in chain_problems(register) if "đã bị xóa khỏi sổ" in problem.what]
    assert [problem.what for problem in found] == [
        f"mục thứ {place} đã bị xóa khỏi sổ" for place in (1, 2, 5, 6)
    ]


def test_only_the_files_that_matter_may_be_looked_at(register: Project) -> None:
    """Who needs the ledger alone is not stopped by a picture."""
    folder = folder_of(register, 1)
    drop_file(folder)
    check_entry(register, folder, ("ledger.json", "issue.json"))
    edit_figure(folder)
    with pytest.raises(BaocaoError, match=r"nay là 93,15%"):
        check_entry(register, folder, ("ledger.json", "issue.json"))
    with pytest.raises(BaocaoError, match=r"trend\.svg: tệp đã bị xóa"):
        check_entry(register, folder)


def test_a_hash_is_copied_by_hand_in_groups_of_four() -> None:
    """Twenty digits, as the paper register has room for."""
    assert code("3f2a91bc77d012ee5b1c" + "0" * 44) == "3f2a 91bc 77d0 12ee 5b1c"


def test_a_folder_that_a_crash_left_is_no_entry(register: Project) -> None:
    """It has a dot in its name."""
    folder_of(register, 2).rename(register.issued / "covid-19/lang-son/2022-Q3.dang-dung")
    assert [entry.name for entry in entries(register)] == [f"data/issued/{n}" for n in NAMES[:2]]
    last = head(register)
    assert last is not None
    assert last.folder == folder_of(register, 1)
