"""Records of this package as JSON and back, each object once however often it is met.

For what is kept from one run to the next: quick to read, and reading runs no code, whoever wrote
the file. What is read may be anything that the package's classes hold; nothing is checked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from importlib import import_module
from itertools import chain
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

_OURS = "baocao."
_SCALARS = frozenset((str, int, float, bool, type(None)))
_SEQUENCES: Mapping[str, Callable[[Iterable[Any]], Any]] = {
    kind.__name__: kind for kind in (tuple, list, set, frozenset)
}
_TEXTS: Mapping[str, Callable[[str], Any]] = {
    "Decimal": Decimal,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
}
_TEXT_KINDS = frozenset((Decimal, date, time))

Make = Callable[[Iterator[Any]], Any]


def dump_data(root: object) -> bytes:
    """A record of this package and all that it holds. Raises `TypeError` for what is neither a
    dataclass, a named tuple, a model or an enumeration nor a plain value."""
    writer = _Writer()
    writer.put(root)
    whole = {
        "kinds": list(writer.kinds.values()),
        "values": writer.values,
        "dicts": writer.dicts,
        "root": writer.put(root),
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def load_data(content: bytes) -> Any:
    """What `dump_data` was given. Raises `ValueError` where the content is anything else."""
    try:
        whole = json.loads(content)
        makers = [_maker(*kind) for kind in whole["kinds"]]
        made: list[Any] = []
        of = made.__getitem__
        for value in whole["values"]:
            if type(value) is list:
                made.append(makers[value[0]](map(of, value[1:])))
            else:
                made.append(value)
        for place, *held in whole["dicts"]:
            pairs = map(of, held)
            made[place].update(zip(pairs, pairs, strict=True))
        return of(whole["root"])
    except (LookupError, TypeError, AttributeError, ImportError, ArithmeticError) as error:
        raise ValueError("no data of this package") from error


class _Writer:
    """Puts down each object after those that it holds; dictionaries, which may hold what holds
    them, are filled last."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self.dicts: list[list[int]] = []
        self.kinds: dict[type, list[str]] = {}
        self._places: dict[object, int] = {}
        self._held: dict[type, Callable[[Any], Iterable[Any]]] = {}
        self._numbers: dict[type, int] = {}

    def put(self, value: Any) -> int:
        """Where the value stands."""
        kind = type(value)
        known: object
        if kind in _SCALARS:
            known = kind, value
        elif kind in _TEXT_KINDS:
            known = kind, str(value)
        else:
            known = id(value)
        place = self._places.get(known)
        return self._put_down(known, kind, value) if place is None else place

    def _put_down(self, known: object, kind: type, value: Any) -> int:
        places, values = self._places, self.values
        if kind in _SCALARS:
            written = value
        else:
            number = self._number(kind)
            if kind is dict:
                places[known] = place = len(values)
                values.append([number])
                self.dicts.append([place, *map(self.put, chain(*value.items()))])
                return place
            written = [number, *map(self.put, self._held[kind](value))]
        places[known] = place = len(values)
        values.append(written)
        return place

    def _number(self, kind: type) -> int:
        number = self._numbers.get(kind)
        if number is None:
            self.kinds[kind] = _described(kind)
            self._held[kind] = _holding(kind)
            number = self._numbers[kind] = len(self._numbers)
        return number


def _described(kind: Any) -> list[str]:
    """The name of a kind and those of its fields."""
    name = kind.__name__
    if name in _SEQUENCES or name in _TEXTS or kind is dict:
        return [name]
    whole = f"{kind.__module__}:{kind.__qualname__}"
    if is_dataclass(kind):
        return [whole, *(field.name for field in fields(kind))]
    if _is_named_tuple(kind):
        return [whole, *kind._fields]
    if issubclass(kind, BaseModel):
        return [whole, *kind.model_fields]
    if issubclass(kind, Enum):
        return [whole]
    raise TypeError(f"{whole} is no data")


def _holding(kind: type) -> Callable[[Any], Iterable[Any]]:
    """From an object of a kind to what it holds."""
    if kind.__name__ in _SEQUENCES:
        return iter
    if kind in _TEXT_KINDS:
        return lambda value: (str(value),)
    if issubclass(kind, Enum):
        return lambda value: (value.value,)
    if _is_named_tuple(kind):
        return iter
    names = _described(kind)[1:]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: [getattr(value, name) for name in names]


def _maker(name: str, *names: str) -> Make:
    """What makes a kind of object from what it holds."""
    if name in _SEQUENCES:
        return _SEQUENCES[name]
    if name in _TEXTS:
        of_text = _TEXTS[name]
        return lambda held: of_text(next(held))
    if name == "dict":
        return lambda _: {}
    kind: Any = _class_of(name)
    if issubclass(kind, Enum):
        return lambda held: kind(next(held))
    if issubclass(kind, BaseModel):
        return lambda held: kind.model_construct(**dict(zip(names, held, strict=True)))
    return _instances(kind, names)


def _is_named_tuple(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")


def _instances(kind: Any, names: tuple[str, ...]) -> Make:
    """Records as they were: what their making works out stands in the fields already."""
    if _is_named_tuple(kind):
        return kind._make  # type: ignore[no-any-return]
    new = kind.__new__

    def make(held: Iterator[Any]) -> Any:
        made = new(kind)
        made.__dict__.update(zip(names, held))  # noqa: B905 - as many of each were written
        return made

    return make


def _class_of(name: str) -> type:
    module, _, qualified = name.partition(":")
    if not module.startswith(_OURS):
        raise ValueError(f"{name} is no class of this package")
    kind = attrgetter(qualified)(import_module(module))
    if isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, BaseModel | Enum)):
        return kind
    if _is_named_tuple(kind):
        return kind  # type: ignore[no-any-return]
    raise ValueError(f"{name} is no data")
