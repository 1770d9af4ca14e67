"""The command. Each command's module is loaded when it is called, so that help is quick."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from generator import __version__

COMMANDS: dict[str, tuple[str, str]] = {
    "build": ("generator.cli.build:build", "Check, compute and publish the site."),
    "check": ("generator.cli.check:check", "Find what is wrong in the files."),
    "serve": ("generator.cli.serve:serve", "Show the site, live, while files change."),
    "init": ("generator.cli.init:init", "Write an organisation's first files."),
    "new": ("generator.cli.new:new", "Write a new service, promise, event, action …"),
    "remove": ("generator.cli.remove:remove", "Remove a made-up service, with its data."),
    "fmt": ("generator.cli.fmt:fmt", "Tidy files without changing what they say."),
    "demo": ("generator.cli.demo:demo", "Write a fictional organisation to try things with."),
    "import": ("generator.cli.import_data:import_data", "Turn other tools' exports into our CSV."),
    "rollup": ("generator.cli.rollup:rollup", "Turn raw events into daily values."),
    "retain": ("generator.cli.retain:retain", "Turn old answers into counts."),
    "diff": ("generator.cli.diff:diff", "Show how a change affects the scorecards."),
    "alerts": ("generator.cli.alerts:alerts", "List what somebody should hear about at once."),
    "audit": ("generator.cli.audit:audit", "Check whether a site reveals what it withholds."),
    "explain": ("generator.cli.explain:explain", "Show where a published number comes from."),
    "forecast": (
        "generator.cli.forecast:forecast",
        "Predict the running period, and record it.",
    ),
    "backtest": (
        "generator.cli.backtest:backtest",
        "Test whether measures predict a column.",
    ),
    "rules": ("generator.cli.rules:rules", "List the checks, or explain one."),
    "codeowners": ("generator.cli.codeowners:codeowners", "Make CODEOWNERS from the YAML."),
    "schema": ("generator.cli.schema:schema", "Write the schemas that editors read."),
    "texts": ("generator.cli.texts:texts", "Gather the site's texts for translators."),
    "bench": (
        "generator.cli.bench:bench",
        "Measure how long builds take, compared with other programs.",
    ),
    "test": ("generator.cli.test:test", "Run the project's own tests."),
}
"""One row a command: where it lies, and what it does."""


class Commands(click.Group):
    """Lists the table without importing what stands in it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        found: click.Command = getattr(import_module(module), name)
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a file that cannot be written is a sentence, and so is missing input."""
        try:
            return super().invoke(ctx)
        except click.Abort:
            if sys.stdin.isatty():  # somebody was there, and wants to end
                raise
            click.echo(err=True)
            said = "It asks for what no option says, and nobody is here to answer: see --help."
            raise click.ClickException(said) from None
        except OSError as problem:
            from generator.disk.whole import NotWrittenError

            if not isinstance(problem, NotWrittenError):
                raise
            raise click.ClickException(str(problem)) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Suggest the nearest command where one is mistyped."""
        from difflib import get_close_matches

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, 1)
            hint = f" Did you mean “{near[0]}”?" if near else ""
            raise click.UsageError(f"There is no command “{args[0]}”.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="iheartit")
def main() -> None:
    """I ♥ IT: a transparency site that says what it is like to be served.

    Service definitions (YAML) and experience data (CSV) go in, a site of scorecards comes out.
    """
    _have_a_home()
    _count_alone()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # to look for some takes a while


def _count_alone() -> None:
    """Have NumPy compute with one thread, before anybody imports it.

    Its matrices are small here: the threads of its OpenBLAS would wait for each other longer than
    they work, and take that time from the other processes of a build.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _have_a_home() -> None:
    """Set a home where the user has none, as in many a container.

    Libraries ask for it, and stop where there is none. Nothing can be written into this one.
    """
    try:
        Path.home()
    except RuntimeError:
        os.environ["HOME"] = os.devnull
