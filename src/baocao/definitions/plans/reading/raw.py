"""Blocks as the files have them, before their spelling is cleaned and their places counted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RawParagraph:
    """One paragraph with its tabs."""

    text: str
    page: int = 0


@dataclass(frozen=True)
class RawTable:
    """A ruled table."""

    rows: tuple[tuple[str, ...], ...]
    page: int = 0


RawBlock = RawParagraph | RawTable
