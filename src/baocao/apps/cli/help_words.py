"""Help in Vietnamese: the words that typer itself puts into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from typer import Typer
    from typer.core import TyperOption

_USAGE = {
    "Usage: ": "Cách dùng: ",
    "[OPTIONS]": "[TÙY CHỌN]",
    "COMMAND [ARGS]...": "LỆNH [THAM SỐ]...",
}
_PANELS = {
    "OPTIONS_PANEL_TITLE": "Tùy chọn",
    "COMMANDS_PANEL_TITLE": "Lệnh",
    "ARGUMENTS_PANEL_TITLE": "Tham số",
    "DEFAULT_STRING": "[mặc định: {}]",
    "REQUIRED_LONG_STRING": "[bắt buộc]",
}


class VietnameseCommand(TyperCommand):
    """A command whose help is Vietnamese."""

    def get_usage(self, ctx: Any) -> str:
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        return _help_option(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _name_panels()
        super().format_help(ctx, formatter)


class VietnameseGroup(TyperGroup):
    """A group of commands whose help is Vietnamese."""

    def get_usage(self, ctx: Any) -> str:
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        return _help_option(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _name_panels()
        super().format_help(ctx, formatter)


def _name_panels() -> None:
    """Typer keeps these words in the module that draws help, which only help may import: it
    brings all of rich."""
    from typer import rich_utils

    for name, words in _PANELS.items():
        setattr(rich_utils, name, words)


def _usage(usage: str) -> str:
    for english, words in _USAGE.items():
        usage = usage.replace(english, words)
    return usage


def _help_option(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = "Hiện hướng dẫn này."
    return option


def in_vietnamese(app: Typer) -> None:
    """Have the help of `app`, its groups and its commands in Vietnamese."""
    app.info.cls = VietnameseGroup
    for command in app.registered_commands:
        command.cls = VietnameseCommand
    for group in app.registered_groups:
        if group.typer_instance is not None:
            in_vietnamese(group.typer_instance)
