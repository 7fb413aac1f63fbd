"""Sentences about what the next period takes, each with its formula."""

from __future__ import annotations

from baocao.document.narrative.phrases import Computed, Sentence, enumerate_sentences
from baocao.document.narrative.words import Words
from baocao.results.ledger.need_figures import of_lacking, of_need, of_part, of_rate
from baocao.results.needs import Need


def need_sentence(words: Words, need: Need) -> Sentence:
    """ "Vắc xin sởi: cần thêm 460 liều [= (1.000 - 400) x 1 x 110% - 200]"; what is missing
    where there is no such number."""
    amount = of_need(words.figures, need)
    if amount is None:
        parts = [_lack(words, need, name) for name in need.missing]
        lacks = enumerate_sentences(parts, words.phrases["lists.comma"])
        return words.phrases.fill("needs.unknown", name=need.role.name, lacks=lacks)
    nothing = "needs.enough" if need.stock else "needs.none"
    pattern = "needs.needed" if amount.value else nothing
    return words.phrases.fill(
        pattern, name=need.role.name, amount=amount, unit=f" {need.role.unit}",
        formula=_formula(words, need),
    )  # fmt: skip


def _formula(words: Words, need: Need) -> Sentence:
    """The formula with its numbers; what the programme does not name is not in it."""
    figures, fill = words.figures, words.phrases.fill
    due, done, stock = (of_part(figures, need, name) for name in ("due", "done", "stock"))
    assert due is not None
    persons: Sentence = fill("needs.persons", due=due, done=done) if done else (due,)
    made = fill(
        "needs.formula",
        persons=persons,
        per_person=of_rate(figures, need, "per_person"),
        whole=of_rate(figures, need, "whole"),
    )
    return (*made, *fill("needs.less_stock", stock=stock)) if stock else made


def _lack(words: Words, need: Need, part: str) -> Sentence:
    """What was not reported, and by how many units where others did."""
    name = Computed(words.phrases[f"needs.parts.{part}"], "label")
    if part not in need.lacking:
        return (name,)
    count = of_lacking(words.figures, need, part)
    return words.phrases.fill("needs.of_units", name=name, count=count)
