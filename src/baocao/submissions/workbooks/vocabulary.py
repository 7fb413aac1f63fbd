"""The words a workbook may use: elements, options of categories, areas, states, bounds.

Turns a cell into an identifier, or raises an error that names the nearest valid words.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from baocao.core.nearest import nearest
from baocao.core.quantities import Bound
from baocao.core.vietnamese.labels import labels_in
from baocao.definitions.areas.registry import AreaRegistry
from baocao.definitions.indicators.model import Category, DataElement, IndicatorCatalogue
from baocao.submissions.workbooks.cells import CellError, clean_text, fold_text, read_text
from baocao.submissions.workbooks.layout import BOUNDS, STATES
from baocao.submissions.workbooks.workbook import CellValue

_COMPARISONS = frozenset("<>≤≥=")
_STATES = {fold_text(word): state for state, words in STATES.items() for word in (state, words)}


class Vocabulary:
    """Look-ups in the catalogue and among the areas of one province, remembered per text.

    `numbered` are the words that numbers stand behind in names of options: "mũi" of "Mũi 3".
    """

    def __init__(self, catalogue: IndicatorCatalogue, areas: AreaRegistry) -> None:
        self.categories = catalogue.categories
        self.categories_in_order = tuple(sorted(catalogue.categories))
        every = (option for c in catalogue.categories.values() for option in c.options)
        self.numbered = labels_in(option.name for option in every)
        self._elements = catalogue.elements
        self._names = {fold_text(e.name): e for e in catalogue.elements.values()}
        self._areas = areas
        self._options: dict[str, dict[str, str]] = {
            category.id: _option_keys(category) for category in catalogue.categories.values()
        }
        self._known_areas: dict[tuple[str, str, date | None], str | None] = {}

    def element(self, value: CellValue) -> DataElement:
        """The data element of an id, or of its full name."""
        text = read_text(value)
        found = self._elements.get(text) or self._names.get(fold_text(text))
        if found is not None:
            return found
        raise CellError(f"không có thành phần số liệu mã “{text}”", _nearest(text, self._elements))

    def option(self, category: str, value: CellValue) -> str:
        """The option of a category by its id, name, short name or alias."""
        text = read_text(value)
        keys = self._options[category]
        found = keys.get(_key(text)) or keys.get(text.casefold())
        if found is not None:
            return found
        names = ", ".join(option.name for option in self.categories[category].options)
        what = f"“{text}” không phải giá trị của phân tổ {self.categories[category].name}"
        raise CellError(what, f"ghi một trong: {names}")

    def area(self, value: CellValue, province: str, on: date | None) -> str:
        """The code of an area by its code or name, within `province` (code) and in force on `on`.

        Raises `BaocaoError` with the nearest candidates where it is unknown or ambiguous.
        """
        found = self.known_area(value, province, on)
        return found or self._areas.find(read_text(value), within=province, on=on).code

    def known_area(self, value: CellValue, province: str, on: date | None) -> str | None:
        """As `area`, but None where that raises an error."""
        text = read_text(value)
        key = text, province, on
        if key not in self._known_areas:
            unit = self._areas.known(text, within=province, on=on)
            self._known_areas[key] = unit.code if unit else None
        return self._known_areas[key]


def read_state(value: CellValue) -> str:
    """The state of a task: done, in_progress, not_started."""
    text = read_text(value)
    if fold_text(text) in _STATES:
        return _STATES[fold_text(text)]
    raise CellError(f"không có trạng thái “{text}”", f"ghi một trong: {', '.join(STATES.values())}")


def read_bound(value: CellValue) -> Bound:
    """How the value limits the true one: a sign or a Vietnamese word."""
    text = read_text(value).casefold()
    if text in BOUNDS:
        return BOUNDS[text]
    signs = "=, >=, >, <=, <, ~"
    raise CellError(
        f"không có giới hạn “{text}”", f"ghi một trong: {signs}; để trống nếu là số đúng"
    )


def _option_keys(category: Category) -> dict[str, str]:
    """Keys without signs first, then exact texts: "<18" must never pass for "≥18"."""
    texts = [
        (text, option.id)
        for option in category.options
        for text in (option.id, option.name, option.short_name, *option.aliases)
    ]
    keys = {clean_text(text).casefold(): option for text, option in texts}
    return {_key(text): option for text, option in texts if _key(text)} | keys


@lru_cache(maxsize=4096)  # the same few options fill whole columns
def _key(text: str) -> str:
    return "" if _COMPARISONS & set(text) else fold_text(text)


def _nearest(text: str, choices: Iterable[str]) -> str:
    return f"chọn một mã có trong danh mục; gần nhất: {', '.join(nearest(text, choices))}"
