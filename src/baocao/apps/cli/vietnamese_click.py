"""Click in Vietnamese: the words that click itself puts into help, and what it finds wrong.

Only what click documents as open to subclasses is overridden, so a new version of click changes
no more than its own release notes say.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any

import click

from baocao.apps.cli.said import doing
from baocao.core.errors import Problem, UsageError

_HEADINGS = {"Options": "Tùy chọn", "Commands": "Lệnh", "Positional arguments": "Tham số"}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Cách dùng: ")

    def section(self, name: str) -> AbstractContextManager[None]:  # type: ignore[override]
        return super().section(_HEADINGS.get(name, name))


class _Context(click.Context):
    formatter_class = _Formatter


class VietnameseOption(click.Option):
    """An option whose help says in Vietnamese that it is required."""

    def get_help_extra(self, ctx: click.Context) -> Any:
        extra = super().get_help_extra(ctx)
        return {**extra, "required": "bắt buộc"} if self.required else extra


class Command(click.Command):
    """A command whose help and errors are Vietnamese; `work` is what it is told to be doing where
    that takes long, "" where it says so itself."""

    context_class = _Context
    allow_extra_args = True  # `invoke` refuses them, in Vietnamese

    def __init__(self, *args: Any, work: str, **settings: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[TÙY CHỌN]", **settings})
        self.work = work

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _help_in_vietnamese(super().get_help_option(ctx))

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first line of the help, whole: `limit` would cut it."""
        return (self.help or "").partition("\n")[0]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.BadOptionUsage as error:
            raise wrong_usage(_misused(error.option_name, self.get_params(ctx)), ctx) from error

    def invoke(self, ctx: click.Context) -> Any:
        if ctx.args:
            raise wrong_usage(f"thừa tham số: {' '.join(ctx.args)}", ctx)
        with doing(self.work):
            return super().invoke(ctx)


class VietnameseGroup(click.Group):
    """A group of commands, listed as they were declared, whose help is Vietnamese."""

    context_class = _Context
    command_class = Command
    group_class = type

    def __init__(self, *args: Any, **settings: Any) -> None:
        words = {"options_metavar": "[TÙY CHỌN]", "subcommand_metavar": "LỆNH [THAM SỐ]..."}
        super().__init__(*args, **{**words, **settings})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _help_in_vietnamese(super().get_help_option(ctx))

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def _help_in_vietnamese(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "Hiện hướng dẫn này."
    return option


def _misused(name: str, params: list[click.Parameter]) -> str:
    flag = any(name in param.opts and getattr(param, "is_flag", False) for param in params)
    return f"tùy chọn {name} {'không nhận' if flag else 'thiếu'} giá trị"


def wrong_usage(
    what: str, ctx: click.Context | None, near: Sequence[str] | None = ()
) -> UsageError:
    """The error for a call that click or a command cannot understand: with what is written alike,
    and where it is said how to call it."""
    called = ctx.command_path if ctx else "baocao"
    alike = f"có phải: {', '.join(near)}? " if near else ""
    return UsageError(Problem(what, "", f"{alike}xem cách dùng: {called} --help"))


def in_vietnamese(error: click.UsageError) -> UsageError:
    """What click says of a wrong call."""
    near: Sequence[str] | None = ()
    match error:
        case click.NoSuchOption():
            what, near = f"không có tùy chọn {error.option_name}", error.possibilities
        case click.NoSuchCommand():
            what, near = f"không có lệnh {error.command_name}", error.possibilities
        case click.MissingParameter():
            what = f"thiếu {_name(error.param)}"
        case click.BadParameter():
            is_number = error.param is not None and error.param.type is click.INT
            asked = "phải là một số nguyên" if is_number else "không hợp lệ"
            what = f"giá trị của {_name(error.param)} {asked}"
        case _:
            what = f"câu lệnh không hợp lệ: {error.message.removesuffix('.')}"
    return wrong_usage(what, error.ctx, near)


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return "tham số"
    return param.human_readable_name if isinstance(param, click.Argument) else "/".join(param.opts)
