"""Typer's own words in the language of the command line: the usage line and headings of `--help`, the frame of an error."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

from extract.errors import Language
from extract.messages import say

# What Typer shows, by its name in `typer.rich_utils`, and the message that takes its place.
_SHOWN = {
    "ARGUMENTS_PANEL_TITLE": "help-arguments",
    "OPTIONS_PANEL_TITLE": "help-options",
    "COMMANDS_PANEL_TITLE": "help-commands",
    "ERRORS_PANEL_TITLE": "help-error",
    "DEFAULT_STRING": "help-default",
    "REQUIRED_LONG_STRING": "help-required",
    "RICH_HELP": "help-hint",
    "ABORTED_TEXT": "help-aborted",
}
# The parts of a usage line.
_USAGE = {"Usage:": "help-usage", "[OPTIONS]": "help-some-options", "COMMAND [ARGS]...": "help-some-command"}


def speak(lang: Language) -> None:
    """Have Typer show its own words in a language for the rest of the process. What it says of an error stays English."""
    if lang != "en":
        from typer import rich_utils

        for name, key in _SHOWN.items():
            setattr(rich_utils, name, say(key, lang))


class Command(TyperCommand):
    """A command whose usage line and help option are in the language that its context holds as `obj`."""

    def get_usage(self, ctx: Any) -> str:
        """The usage line."""
        return _usage(super().get_usage(ctx), ctx)

    def get_help_option(self, ctx: Any) -> Any:
        """The option `--help`."""
        return _told(super().get_help_option(ctx), ctx)


class InPairs(Command):
    """A command whose option `pairs` takes two values each time, which Typer's annotations cannot say."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for option in self.params:
            if option.name == "pairs":
                option.nargs = 2


class Group(TyperGroup):
    """A group of commands, as `Command`."""

    def get_usage(self, ctx: Any) -> str:
        """The usage line."""
        return _usage(super().get_usage(ctx), ctx)

    def get_help_option(self, ctx: Any) -> Any:
        """The option `--help`."""
        return _told(super().get_help_option(ctx), ctx)


def _usage(line: str, ctx: Any) -> str:
    for shown, key in _USAGE.items():
        line = line.replace(shown, say(key, ctx.obj), 1)
    return line


def _told(option: Any, ctx: Any) -> Any:
    if option:
        option.help = say("help", ctx.obj)
    return option
