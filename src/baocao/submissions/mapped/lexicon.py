"""All that headers and labels are looked up in, together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from baocao.core.errors import BaocaoError
from baocao.definitions.areas.registry import AreaRegistry
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.submissions.mapped.dictionary import Dictionary
from baocao.submissions.mapped.model import TableContext
from baocao.submissions.mapped.words import TableWords
from baocao.submissions.mapped.words_file import load_words
from baocao.submissions.workbooks.cells import fold_text
from baocao.submissions.workbooks.vocabulary import Vocabulary


@dataclass(frozen=True)
class Lexicon:
    """The catalogue's names, the words of tables, and the areas."""

    catalogue: IndicatorCatalogue
    areas: AreaRegistry
    words: TableWords

    @cached_property
    def dictionary(self) -> Dictionary:
        return Dictionary(self.catalogue, self.words)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary(self.catalogue, self.areas)

    @cached_property
    def categories(self) -> dict[str, str]:
        """Categories by the key of their name: a column of options is headed so."""
        return {fold_text(c.name): c.id for c in self.catalogue.categories.values()}

    def heads_communes(self, path: tuple[str, ...]) -> bool:
        """Whether the header of a column of labels says that they are communes."""
        return any(fold_text(part) in self.words.commune for part in path)

    def area(self, label: str, place: TableContext) -> str:
        """The code of the area that a label names, within a province and on a day.

        Raises `BaocaoError` with the nearest candidates.
        """
        name = self.words.without_prefix(label)
        try:
            return self.vocabulary.area(name, place.province, place.as_of)
        except BaocaoError:
            if name == label:
                raise
            return self.vocabulary.area(label, place.province, place.as_of)


def load_lexicon(
    folder: Path, catalogue: IndicatorCatalogue, areas: AreaRegistry, home: Path | None = None
) -> Lexicon:
    """The lexicon with the words of the mappings' folder and of a programme's `home`."""
    return Lexicon(catalogue, areas, load_words(folder, home))
