"""Which passages of the edited file were made from which of the file as built.

Equal passages are settled first, in order and then moved ones. What is left is linked by
its words; a paragraph that was split or joined makes a group of several.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

ALIKE = 60.0  # similarity (0 to 100) from which a passage counts as the other, edited
_CONTAINED = 0.8  # share of a fragment's words that the other passage must lack
_FEWEST = 3  # words that a fragment must have
_SAME_FIGURES = 10.0  # what shared marks add to the similarity


@dataclass(frozen=True)
class PassageGroup:
    """Passages that belong together, by their places; one side may be empty."""

    built: tuple[int, ...]
    edited: tuple[int, ...]


@dataclass(frozen=True)
class Links:
    """`copies` are edited passages equal to one that stands elsewhere already."""

    groups: tuple[PassageGroup, ...]
    copies: tuple[tuple[int, int], ...]  # place as built, place in the edited file


def link(
    built: Sequence[str],
    edited: Sequence[str],
    shared: Iterable[tuple[int, int]],
) -> Links:
    """Link the texts as built with those of the edited file.

    `shared` names pairs (built, edited) that hold the same marked figure. Passages that are
    equal on both sides are in no group.
    """
    settled = _equal(built, edited)
    old = [i for i in range(len(built)) if i not in settled]
    taken = set(settled.values())
    new = [j for j in range(len(edited)) if j not in taken]
    first = {text: i for i, text in reversed(list(enumerate(built)))}
    copies = tuple((first[edited[j]], j) for j in new if edited[j] in first)
    new = [j for j in new if edited[j] not in first]
    shared = frozenset(shared)
    pairs = _alike(built, edited, old, new, shared)
    alone = set(new) - {j for _, j in pairs}
    pairs |= _fragments(built, edited, pairs, old, new)
    pairs |= {(i, j) for i, j in shared if i in old and j in alone}
    return Links(_groups(pairs, old, new), copies)


def _equal(built: Sequence[str], edited: Sequence[str]) -> dict[int, int]:
    """Equal passages in order, then those that were moved."""
    matcher = SequenceMatcher(None, built, edited, autojunk=False)
    settled = {
        block.a + step: block.b + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }
    taken = set(settled.values())
    free: dict[str, list[int]] = defaultdict(list)
    for j in reversed(range(len(edited))):
        if j not in taken:
            free[edited[j]].append(j)
    for i, text in enumerate(built):
        if i not in settled and free[text]:
            settled[i] = free[text].pop()
    return settled


def _alike(
    built: Sequence[str],
    edited: Sequence[str],
    old: Sequence[int],
    new: Sequence[int],
    shared: frozenset[tuple[int, int]],
) -> set[tuple[int, int]]:
    """One to one, the most alike first; of equals, the nearest."""
    if not old or not new:
        return set()
    scores = process.cdist([built[i] for i in old], [edited[j] for j in new], scorer=fuzz.ratio)
    found = [
        (scores[a][b] + _SAME_FIGURES * ((i, j) in shared), -abs(i - j), i, j)
        for a, i in enumerate(old)
        for b, j in enumerate(new)
        if scores[a][b] >= ALIKE or (i, j) in shared
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(found, reverse=True):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return set(pairs.items())


def _fragments(
    built: Sequence[str],
    edited: Sequence[str],
    pairs: set[tuple[int, int]],
    old: Sequence[int],
    new: Sequence[int],
) -> set[tuple[int, int]]:
    """Passages without a partner that are a part of a passage that has one."""
    lost = set(old) - {i for i, _ in pairs}
    added = set(new) - {j for _, j in pairs}
    found: set[tuple[int, int]] = set()
    for i, j in pairs:
        found |= {(i, extra) for extra in added if _holds(built[i], edited[j], edited[extra])}
        found |= {(extra, j) for extra in lost if _holds(edited[j], built[i], built[extra])}
    return found


def _holds(whole: str, counterpart: str, fragment: str) -> bool:
    """Whether `whole` has the fragment's words, beyond those of its counterpart."""
    words, part = whole.split(), fragment.split()
    if len(part) < _FEWEST or len(part) > len(words):
        return False
    free = _without(words, counterpart.split())
    return bool(LCSseq.similarity(free, part) >= _CONTAINED * len(part))


def _without(words: list[str], others: list[str]) -> list[str]:
    return [
        word
        for step in LCSseq.opcodes(words, others)
        if step.tag != "equal"
        for word in words[step.src_start : step.src_end]
    ]


def _groups(
    pairs: set[tuple[int, int]], old: Sequence[int], new: Sequence[int]
) -> tuple[PassageGroup, ...]:
    """Put pairs with a passage in common together; what has no partner stands alone."""
    groups: list[tuple[set[int], set[int]]] = []
    singles = [*(({i}, set[int]()) for i in old), *((set[int](), {j}) for j in new)]
    for olds, news in [*(({i}, {j}) for i, j in pairs), *singles]:
        touching = [g for g in groups if g[0] & olds or g[1] & news]
        merged = (olds.union(*(g[0] for g in touching)), news.union(*(g[1] for g in touching)))
        groups = [g for g in groups if g not in touching] + [merged]
    ordered = sorted(groups, key=lambda g: (min(g[1], default=1 << 30), min(g[0], default=0)))
    return tuple(PassageGroup(tuple(sorted(olds)), tuple(sorted(news))) for olds, news in ordered)
