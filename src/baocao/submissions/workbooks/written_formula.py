"""A cell's formula as a file has it: cells that share one have its text at the first of them."""

from __future__ import annotations

from dataclasses import dataclass

from baocao.submissions.workbooks.cell_names import Spot, cell_name


@dataclass(frozen=True)
class WrittenFormula:
    """The text of a formula, without its sign, and the cell that it is worded for."""

    text: str
    spot: Spot

    def at(self, spot: Spot) -> str:
        """What it says at another cell; "" where it is too odd to be moved."""
        if spot == self.spot:
            return self.text
        # It takes long to import, and few formulas that are worked out again are shared ones.
        from openpyxl.formula.tokenizer import TokenizerError
        from openpyxl.formula.translate import Translator, TranslatorError

        try:
            own = Translator(f"={self.text}", cell_name(*self.spot))
            moved: str = own.translate_formula(cell_name(*spot))
        except (TokenizerError, TranslatorError, IndexError, ValueError):
            return ""
        return moved.removeprefix("=")
