"""How much of real plans `baocao plan read` reads right, held against the plans made by hand.

    python benchmarks/plan_reading.py FOLDER

FOLDER holds the documents themselves, which are no part of the project; DOCUMENTS says which is
which. A target is right where operator, value and deadline are those of the plan, for the clause
that the plan cites or for the same indicator and group.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from baocao.core.project import find_project
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.periods.regimes_file import regimes_of
from baocao.definitions.plans.load import load_plan
from baocao.definitions.plans.model import Plan, Target
from baocao.definitions.plans.reading.agencies import Agencies
from baocao.definitions.plans.reading.compare import (
    agrees,
    found_criterion,
    plan_criterion,
    same_group,
    same_task,
    same_thing,
)
from baocao.definitions.plans.reading.model import FoundTarget, PlanProposal
from baocao.definitions.plans.reading.read_plan import read_plan
from baocao.definitions.plans.reading.wording import PlanWords, load_plan_words

PROGRAMME = "covid-19"
DOCUMENTS = {
    "cao_bang_2478-KH-UBND_2022.txt": "cao-bang/2478-kh-ubnd",
    "lang_son_plan_2022-2023.txt": "lang-son/ke-hoach-2022-2023",
    "lang_son_11-CT-TU_2022.txt": "lang-son/11-ct-tu",
    "vinh_phuc_thong_bao_2022.txt": "vinh-phuc/thong-bao-ket-luan-2022-02-23",
    "dong_thap_plan_2022-2023.txt": "dong-thap/ke-hoach-2022-2023",
}
LEFT_OUT = ("vinh-phuc", "dong-thap")  # while the rules were written


@dataclass(frozen=True)
class Scores:
    """One document: what of the plan was read right, and which proposals fit nothing in it."""

    numbered: int
    numbered_right: int
    indicators_right: int
    plain: int
    plain_right: int
    proposals: int
    wrong: int
    tasks: int
    tasks_right: int
    seconds: float
    missed: tuple[str, ...]
    extra: tuple[str, ...]


def main(folder: Path, *, told: bool) -> int:
    """Print the table; `told` lists what was missed and what fits nothing."""
    project = find_project()
    words, catalogue = (
        load_plan_words(project.of(PROGRAMME)),
        load_catalogue(project.of(PROGRAMME).indicators),
    )
    rows = []
    for file, plan_name in DOCUMENTS.items():
        plan = load_plan(
            project.of(PROGRAMME).plans / f"{plan_name}.yaml", catalogue, regimes_of(project)
        )
        start = time.process_time()
        proposal = read_plan((folder / file).read_bytes(), file, words, catalogue)
        scores = _scores(plan, proposal, words, time.process_time() - start)
        rows.append(scores)
        _print(plan_name, scores, told=told)
    _print("tất cả", _sum(rows), told=False)
    return 0


def _scores(plan: Plan, proposal: PlanProposal, words: PlanWords, seconds: float) -> Scores:
    numbered = [target for target in plan.targets if target.operator]
    plain = [target for target in plan.targets if not target.operator]
    used: set[int] = set()
    right = [_find(target, proposal.targets, used) for target in numbered]
    plain_found = [_find(target, proposal.targets, used) for target in plain]
    # Two plan targets may be one proposal's, as when both say the same of one sentence.
    extra = [t for i, t in enumerate(proposal.targets) if i not in used]
    tasks = [task for task in plan.tasks if not task.is_duty and task.start]
    same = {task.id: task for task in proposal.tasks}
    agencies = Agencies(words.agencies)
    found = list(zip((*numbered, *plain), (*right, *plain_found), strict=True))
    return Scores(
        numbered=len(numbered),
        numbered_right=sum(found is not None for found in right),
        indicators_right=sum(
            f is not None and f.indicator == t.indicator
            for t, f in zip(numbered, right, strict=True)
        ),
        plain=len(plain),
        plain_right=sum(found is not None for found in plain_found),
        proposals=len(proposal.targets),
        wrong=len(extra),
        tasks=len(tasks),
        tasks_right=sum(
            task.id in same and same_task(task, same[task.id], agencies) for task in tasks
        ),
        seconds=seconds,
        missed=tuple(f"{t.id} [{t.clause}] {plan_criterion(t)}" for t, f in found if f is None),
        extra=tuple(f"[{t.clause}] {found_criterion(t)} {t.indicator} {t.name}" for t in extra),
    )


def _find(target: Target, proposals: Sequence[FoundTarget], used: set[int]) -> FoundTarget | None:
    """The proposal that says what a target of the plan says; one that no other is like first."""
    fitting = [
        i for i, one in enumerate(proposals) if agrees(target, one) and same_thing(target, one)
    ]
    fitting.sort(key=lambda i: (i in used, not same_group(target, proposals[i])))
    for i in fitting:
        if i not in used or same_group(target, proposals[i]) or target.operator is None:
            used.add(i)
            return proposals[i]
    return None


def _sum(rows: Iterable[Scores]) -> Scores:
    all_rows = list(rows)
    names = [name for name in Scores.__dataclass_fields__ if name not in ("missed", "extra")]
    totals = {name: sum(getattr(row, name) for row in all_rows) for name in names}
    return Scores(**totals, missed=(), extra=())


def _print(name: str, scores: Scores, *, told: bool) -> None:
    mark = " (để ngoài)" if name.split("/", maxsplit=1)[0] in LEFT_OUT else ""
    print(
        f"{name + mark:52} có số {scores.numbered_right}/{scores.numbered}"
        f" (đúng chỉ số {scores.indicators_right}), không số {scores.plain_right}/{scores.plain},"
        f" thừa {scores.wrong}/{scores.proposals}, nhiệm vụ {scores.tasks_right}/{scores.tasks},"
        f" {scores.seconds:.2f} s CPU"
    )
    if told:
        for text in scores.missed:
            print(f"    sót: {text}")
        for text in scores.extra:
            print(f"    thừa: {text}")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), told="--told" in sys.argv))
