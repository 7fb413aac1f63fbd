"""Quarterly reports of a Vietnamese province's health units, every number traceable."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from baocao.reporting.report import Report, open_report

__all__ = ["Report", "open_report"]


def __getattr__(name: str) -> Any:
    """Import the public names when they are first used: the command line starts without them."""
    if name in __all__:
        from baocao.reporting import report

        return getattr(report, name)
    raise AttributeError(f"module 'baocao' has no attribute {name!r}")
