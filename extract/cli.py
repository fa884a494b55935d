"""The command `kehoach`. Only this module and `extract.showing` print; what is slow to load is loaded when it is needed."""

import os
import sys
from argparse import ArgumentParser
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from extract import __version__
from extract.errors import Language
from extract.help import Command, Group, InPairs, speak
from extract.messages import language, say

if TYPE_CHECKING:
    from extract.batch import Summary

ALL_READ, WRONG_COMMAND, SOME_FAILED, NONE_READ, CANNOT_WRITE = 0, 64, 2, 3, 1
INTERRUPTED = 130  # as a shell says of a program that Ctrl-C ended
BELOW_FLOOR, RULES_FAIL = 2, 1
SOME_MISSING, NOTHING_WORKS = 2, 3
Lang = Literal["vi", "en"]
Format = StrEnum("Format", ["csv", "xlsx", "sqlite", "parquet"])  # as `extract.export.formats.FORMATS`
Backend = Literal["local", "ray"]  # as `extract.batch.run.Backend`
Ocr = Literal["auto", "always", "never"]  # as `extract.document.Ocr`, which need not be loaded for help


class Done(SystemExit):
    """The end of a command, with its exit code. Typer's own ends are a plain `SystemExit`."""


def main() -> None:
    """Run the command line in the language that it asks for."""
    lang = _asked(sys.argv[1:]) or language(os.environ)
    speak(lang)
    try:
        build(lang)()
    except Done:
        raise
    except SystemExit as end:
        # Typer's code for a wrong command line is 2, which here says that some files failed.
        sys.exit(WRONG_COMMAND if end.code == 2 else end.code)


def build(lang: Language) -> typer.Typer:
    """The command line with its help and messages in one language."""
    app = typer.Typer(
        cls=Group, help=say("app", lang), no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
        context_settings={"obj": lang},
    )  # fmt: skip
    language_option = typer.Option("--lang", help=say("lang", lang), show_default=False)
    overlay_option = typer.Option("--patterns", metavar="DIR", help=say("overlay", lang), show_default=False)
    ocr_option = typer.Option("--ocr", help=say("ocr", lang))

    @app.callback()
    def root(
        version: Annotated[
            bool, typer.Option("--version", help=say("version", lang), is_eager=True, callback=_print_version)
        ] = False,
        lang_: Annotated[Lang | None, language_option] = None,
    ) -> None: ...

    @app.command(cls=Command, help=say("extract", lang))
    def extract(
        paths: Annotated[list[str], typer.Argument(metavar="PATH", help=say("paths", lang))],
        output: Annotated[
            Path, typer.Option("--output", "-o", metavar="DIR", parser=_folder_or_url, help=say("output", lang))
        ] = Path("output"),
        workers: Annotated[
            int | None, typer.Option("--workers", metavar="N", min=1, help=say("workers", lang), show_default=False)
        ] = None,
        ocr: Annotated[Ocr, ocr_option] = "auto",
        overlay: Annotated[Path | None, overlay_option] = None,
        force: Annotated[bool, typer.Option("--force", help=say("force", lang))] = False,
        retry_failed: Annotated[bool, typer.Option("--retry-failed", help=say("retry-failed", lang))] = False,
        prune: Annotated[bool, typer.Option("--prune", help=say("prune", lang))] = False,
        seconds: Annotated[
            float, typer.Option("--time-limit", metavar="SECONDS", min=0.1, help=say("time-limit", lang))
        ] = 600,
        megabytes: Annotated[
            int, typer.Option("--memory-limit", metavar="MB", min=512, help=say("memory-limit", lang))
        ] = 2048,
        formats: Annotated[
            list[Format] | None, typer.Option("--format", "-f", help=say("format", lang), show_default=False)
        ] = None,
        backend: Annotated[Backend, typer.Option("--backend", help=say("backend", lang))] = "local",
        ray_address: Annotated[
            str | None,
            typer.Option("--ray-address", metavar="ADDRESS", help=say("ray-address", lang), show_default=False),
        ] = None,
        quiet: Annotated[bool, typer.Option("--quiet", "-q", help=say("quiet", lang))] = False,
        log_json: Annotated[bool, typer.Option("--log-json", help=say("log-json", lang))] = False,
        lang_: Annotated[Lang | None, language_option] = None,
    ) -> None:
        # Who opens the workbook is not who started the run: its titles follow the option alone, never the locale.
        titles = _asked(sys.argv[1:]) or "vi"
        options = {
            "workers": workers, "overlay": overlay, "ocr": ocr, "titles": titles,
            "force": force, "retry_failed": retry_failed, "prune": prune,
            "backend": backend, "ray_address": ray_address,
        }  # fmt: skip
        raise Done(_extract(paths, output, options, formats, (seconds, megabytes), quiet, log_json, lang))

    @app.command(cls=Command, help=say("show", lang))
    def show(
        file: Annotated[Path, typer.Argument(metavar="FILE", help=say("file", lang))],
        ocr: Annotated[Ocr, ocr_option] = "auto",
        overlay: Annotated[Path | None, overlay_option] = None,
        lang_: Annotated[Lang | None, language_option] = None,
    ) -> None:
        raise Done(_show(file, ocr, overlay, lang))

    @app.command(cls=InPairs, help=say("audit", lang))
    def audit(
        output: Annotated[Path, typer.Argument(metavar="OUTPUT", help=say("audited", lang))],
        folder: Annotated[
            Path | None,
            typer.Option("--output", "-o", metavar="DIR", help=say("audit-output", lang), show_default=False),
        ] = None,
        as_of: Annotated[
            str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help=say("as-of", lang), show_default=False)
        ] = None,
        pairs: Annotated[
            list[Any] | None,
            typer.Option("--compare", metavar="A B", parser=_as_given, help=say("compare", lang), show_default=False),
        ] = None,
        lang_: Annotated[Lang | None, language_option] = None,
    ) -> None:
        titles = _asked(sys.argv[1:]) or "vi"  # of the files, as with `extract`
        raise Done(_audit(output, folder or output / "audit", as_of, pairs or [], titles, lang))

    @app.command(cls=Command, help=say("evaluate", lang))
    def evaluate(
        output: Annotated[Path, typer.Argument(metavar="OUTPUT", help=say("compared", lang))],
        gold: Annotated[Path, typer.Argument(metavar="GOLD", help=say("gold", lang))],
        only: Annotated[str | None, typer.Option("--only", metavar="REGEX", help=say("only", lang))] = None,
        exclude: Annotated[str | None, typer.Option("--exclude", metavar="REGEX", help=say("exclude", lang))] = None,
        misses: Annotated[bool, typer.Option("--misses", help=say("misses", lang))] = False,
        against: Annotated[Path | None, typer.Option("--against", metavar="DIR", help=say("against", lang))] = None,
        markdown: Annotated[bool, typer.Option("--markdown", help=say("markdown", lang))] = False,
        json: Annotated[Path | None, typer.Option("--json", metavar="FILE", help=say("json", lang))] = None,
        floors: Annotated[list[str] | None, typer.Option("--min", metavar="LINE=F1", help=say("min", lang))] = None,
        lang_: Annotated[Lang | None, language_option] = None,
    ) -> None:
        raise Done(_evaluate(output, gold, only, exclude, misses, against, markdown, json, floors or [], lang))

    patterns = typer.Typer(cls=Group, help=say("patterns", lang), no_args_is_help=True)
    app.add_typer(patterns, name="patterns")

    @patterns.command(cls=Command, help=say("check", lang))
    def check(
        overlay: Annotated[Path | None, typer.Argument(metavar="DIR", help=say("overlay", lang))] = None,
        lang_: Annotated[Lang | None, language_option] = None,
    ) -> None:
        raise Done(_check(overlay, lang))

    @patterns.command(cls=Command, help=say("stats", lang))
    def stats(
        output: Annotated[Path, typer.Argument(metavar="OUTPUT", help=say("counted", lang))],
        overlay: Annotated[Path | None, overlay_option] = None,
        lang_: Annotated[Lang | None, language_option] = None,
    ) -> None:
        raise Done(_stats(output, overlay, lang))

    @app.command(cls=Command, help=say("doctor", lang))
    def doctor(lang_: Annotated[Lang | None, language_option] = None) -> None:
        raise Done(_doctor(lang))

    @app.command(cls=Command, help=say("schema", lang))
    def schema(lang_: Annotated[Lang | None, language_option] = None) -> None:
        import json

        from extract.export.schema import package

        typer.echo(json.dumps(package(), ensure_ascii=False, indent=2))

    return app


def _asked(arguments: list[str]) -> Language | None:
    """The language after `--lang`, wherever it stands: help is put together before Typer reads the command line."""
    parser = ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--lang", nargs="?")
    asked = parser.parse_known_args(arguments)[0].lang
    return "vi" if asked == "vi" else "en" if asked else None


def _folder_or_url(text: Any) -> Any:
    """A folder as a path; a URL stays as it is, for a path would lose a slash of it."""
    return text if "://" in str(text) else Path(text)


def _as_given(value: Any) -> Any:
    """An option's values as they come: both of a pair, or one of them, as the version of Typer has it."""
    return value


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kehoach {__version__}")
        raise typer.Exit


def _extract(
    paths: list[str], output: Path | str, options: dict[str, Any], formats: list[Format] | None, limits: tuple[float, int],
    quiet: bool, log_json: bool, lang: Language,
) -> int:  # fmt: skip
    from extract.batch import ClusterError, InUse, Limits, StoreError, cluster, discover, run
    from extract.errors import PatternError
    from extract.export.formats import DEFAULT, missing
    from extract.progress import Bar, Log

    if package := missing(formats or ()):
        typer.echo(say("format-missing", lang, package=package), err=True)
        return CANNOT_WRITE
    if options["backend"] == "ray" and (package := cluster.missing()):
        typer.echo(say("cluster-missing", lang, package=package), err=True)
        return CANNOT_WRITE
    if isinstance(output, str) and (options["backend"] != "ray" or set(formats or ()) - {"parquet"}):
        typer.echo(say("store-output", lang), err=True)
        return WRONG_COMMAND

    try:
        sources = discover(paths, skip=output)
    except FileNotFoundError as error:
        typer.echo(say("no-such-path", lang, path=error.args[0]), err=True)
        return NONE_READ
    except StoreError as error:
        typer.echo(say("no-such-store", lang, detail=error), err=True)
        return NONE_READ
    except KeyboardInterrupt:
        return INTERRUPTED
    if not sources:
        typer.echo(say("no-files", lang, paths=", ".join(paths)), err=True)
        return NONE_READ
    shown = Log() if log_json else Bar(lang, quiet)

    def tell(text: str) -> None:
        if not log_json:  # whose last event says it
            typer.echo(text, err=True)

    try:
        with shown:
            summary = run(
                sources, output, watch=shown.watch, formats=formats or DEFAULT, **options,
                limits=Limits(seconds=limits[0], memory=limits[1] * 1024**2),
            )  # fmt: skip
            shown.finish(summary)
    except PatternError as error:
        tell(str(error))
        return WRONG_COMMAND
    except InUse:
        tell(say("in-use", lang, folder=output))
        return CANNOT_WRITE
    except ClusterError as error:
        tell(say("cluster-error", lang, detail=error))
        return CANNOT_WRITE
    except OSError as error:
        tell(say("cannot-write", lang, folder=output, detail=error.strerror or error))
        return CANNOT_WRITE
    except KeyboardInterrupt:
        tell(say("interrupted", lang, done=shown.done, files=len(sources)))
        return INTERRUPTED
    if not quiet:
        typer.echo(_summary(summary, output, lang))
    if summary.failed == 0:
        return ALL_READ
    return SOME_FAILED if summary.failed < summary.files else NONE_READ


def _summary(summary: "Summary", folder: Path | str, lang: Language) -> str:
    read = summary.files - summary.failed
    problems = f"{folder}/parquet/problems" if isinstance(folder, str) else folder / "problems.csv"
    lines = [say("summary", lang, read=read, files=summary.files, folder=folder, **summary.rows)]
    if summary.kept:
        lines.append(say("summary-kept", lang, kept=summary.kept))
    if summary.failed:
        lines.append(say("summary-failed", lang, failed=summary.failed, problems=problems))
    return "\n".join(lines)


def _show(file: Path, ocr: Ocr, overlay: Path | None, lang: Language) -> int:
    from rich.console import Console
    from rich.padding import Padding

    from extract import patterns
    from extract.errors import PatternError
    from extract.pipeline import extract
    from extract.showing import lines
    from extract.units import registry

    try:
        if overlay:
            patterns.refuse(overlay)
            registry.refuse(overlay)
            patterns.use(overlay)
    except PatternError as error:
        typer.echo(str(error), err=True)
        return WRONG_COMMAND
    try:
        extraction = extract(file, ocr)
    except OSError as error:
        typer.echo(say("cannot-read", lang, path=file, detail=error.strerror or error), err=True)
        return NONE_READ
    console = Console(highlight=False)
    for indent, text in lines(extraction, lang):
        if console.is_terminal:
            console.print(Padding(text, (0, 0, 0, indent)))
        else:  # whole lines for whoever searches them
            console.print(" " * indent + text.plain, soft_wrap=True, markup=False)
    return ALL_READ if extraction.document else NONE_READ


def _evaluate(
    output: Path, gold: Path, only: str | None, exclude: str | None, misses: bool, against: Path | None,
    markdown: bool, json_file: Path | None, floors: list[str], lang: Language,
) -> int:  # fmt: skip
    import json
    import re

    from rich.console import Console

    from extract.evaluate import Choice, below, blocks, evaluate, read_floors
    from extract.evaluate.rendering import as_json, as_markdown, as_rich

    try:
        choice = Choice(*(re.compile(one) if one is not None else None for one in (only, exclude)))
        least = read_floors(floors)
    except re.error as error:
        typer.echo(say("not-a-regex", lang, text=error.pattern, detail=error.msg), err=True)
        return WRONG_COMMAND
    except ValueError as error:
        typer.echo(say("not-a-floor", lang, text=error.args[0], lines=", ".join(error.args[1])), err=True)
        return WRONG_COMMAND
    try:
        report = evaluate(output, gold, choice, against)
    except FileNotFoundError as error:
        typer.echo(say("no-table", lang, path=error.filename), err=True)
        return NONE_READ
    except ValueError as error:
        typer.echo(str(error), err=True)
        return NONE_READ
    if not report.comparisons:
        typer.echo(say("no-gold", lang), err=True)
        return NONE_READ
    console = Console(highlight=False)
    for block in blocks(report, lang, misses=misses):
        if markdown:
            typer.echo(as_markdown(block))
        else:
            console.print(as_rich(block), soft_wrap=not console.is_terminal)
    if json_file:
        try:
            json_file.write_text(json.dumps(as_json(report), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        except OSError as error:
            typer.echo(say("cannot-write", lang, folder=json_file, detail=error.strerror or error), err=True)
            return CANNOT_WRITE
    failed = below(report, least)
    for line, f1 in failed.items():
        typer.echo(say("below-floor", lang, line=line, f1=f"{f1:.3f}", floor=least[line]), err=True)
    return BELOW_FLOOR if failed else ALL_READ


def _audit(output: Path, folder: Path, as_of: str | None, pairs: list[Any], titles: Language, lang: Language) -> int:
    from datetime import date

    from rich.console import Console

    from extract.audit.archive import NotAnOutput, exact_day, read
    from extract.audit.comparing import NoSuchDocument, SameDocument
    from extract.audit.files import PAGE, write
    from extract.audit.page import write as write_page
    from extract.audit.run import run
    from extract.audit.summary import lines

    try:
        day = exact_day(as_of) if as_of else date.today()
    except ValueError:
        typer.echo(say("not-a-day", lang, text=as_of), err=True)
        return WRONG_COMMAND
    try:
        archive = read(output)
        made = run(archive, day, pairs)
        write(archive, made, folder, titles)
        write_page(archive, made, folder / PAGE, titles)
    except NotAnOutput as error:
        typer.echo(say(error.code, lang, path=error.detail), err=True)
        return NONE_READ
    except SameDocument as error:
        typer.echo(say("same-document", lang, name=error.args[0]), err=True)
        return WRONG_COMMAND
    except NoSuchDocument as error:
        typer.echo(say("no-such-document", lang, name=error.args[0]), err=True)
        return WRONG_COMMAND
    except OSError as error:
        typer.echo(say("cannot-write", lang, folder=folder, detail=error.strerror or error), err=True)
        return CANNOT_WRITE
    console = Console(highlight=False)
    for line in lines(archive, made, lang):
        console.print(line, soft_wrap=not console.is_terminal)
    typer.echo(say("audit-written", lang, folder=folder))
    return ALL_READ


def _doctor(lang: Language) -> int:
    from rich.console import Console
    from rich.text import Text

    from extract.doctor import examine

    styles = {"ok": "green", "missing": "bold red", "optional": "yellow"}
    names = {key: say(f"doctor-{key}", lang) for key in ("packages", "patterns", "folder", "uno")}
    console = Console(highlight=False, soft_wrap=True)
    missing = set()
    for one in examine():
        console.print(
            Text.assemble(
                (say(f"doctor-{one.state}", lang).ljust(10), styles[one.state]),
                (names.get(one.what, one.what).ljust(24), "bold"),
                (say(f"doctor-for-{one.use}", lang).ljust(34), "dim"),
                one.detail,
            )
        )
        if one.remedy:
            console.print(Text(" " * 10 + say("doctor-remedy", lang, remedy=one.remedy)))
        if one.state == "missing":
            missing.add(one.use)
    if not missing:
        typer.echo("\n" + say("doctor-well", lang))
        return ALL_READ
    lost = "; ".join(say(f"doctor-for-{use}", lang) for use in sorted(missing))
    typer.echo("\n" + say("doctor-ill", lang, lost=lost))
    return NOTHING_WORKS if "all" in missing else SOME_MISSING


def _check(overlay: Path | None, lang: Language) -> int:
    from extract.workbench import check

    found = check(overlay)
    for failure in found.failures:
        typer.echo(failure)
    if found.failures:
        typer.echo(say("rules-fail", lang, failures=len(found.failures)), err=True)
        return RULES_FAIL
    typer.echo(say("rules-hold", lang, rules=found.rules, examples=found.examples))
    return ALL_READ


def _stats(output: Path, overlay: Path | None, lang: Language) -> int:
    from rich.console import Console
    from rich.table import Table

    from extract.errors import PatternError
    from extract.workbench import stats

    try:
        documents, used = stats(output, overlay)
    except FileNotFoundError as error:
        typer.echo(say("no-such-path", lang, path=error.filename), err=True)
        return NONE_READ
    except PatternError as error:
        typer.echo(str(error), err=True)
        return WRONG_COMMAND
    typer.echo(say("stats-of", lang, rules=len(used), documents=documents))
    table = Table(box=None, pad_edge=False)
    for name in ("file", "rule", "hits", "documents"):
        table.add_column(say(f"stats-{name}", lang), justify="right" if name in ("hits", "documents") else "left")
    for one in sorted((one for one in used if one.hits), key=lambda one: (one.file, -one.hits)):
        table.add_row(one.file, one.rule, str(one.hits), str(one.documents))
    Console(highlight=False).print(table)
    never = [f"{one.file}:{one.rule}" for one in used if not one.hits]
    typer.echo("\n" + say("stats-never", lang, rules=len(never)))
    for name in never:
        typer.echo(name)
    return ALL_READ
