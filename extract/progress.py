"""How far a run is: a bar for whoever watches, or lines of JSON for a program."""

from __future__ import annotations

import json
import sys
import time
from datetime import datetime
from types import TracebackType
from typing import Any, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from extract.batch import Event, FileDone, Planned, Publishing, Summary
from extract.errors import Language
from extract.messages import say


class _Rate(ProgressColumn):
    """Files a minute of this run: what earlier runs have read does not count."""

    def __init__(self, lang: Language) -> None:
        super().__init__()
        self._lang = lang

    def render(self, task: Task) -> Text:
        """The rate as text."""
        return Text(say("progress-rate", self._lang, rate="–" if task.speed is None else f"{60 * task.speed:.0f}"))


class Bar:
    """A progress bar on a terminal, with files, rate, remaining time, pages and failures; nothing where there is no terminal.

    Args:
        lang: The language.
        quiet: Show no bar, only errors.
    """

    def __init__(self, lang: Language, quiet: bool) -> None:
        self.done = 0
        self._lang = lang
        self._pages = self._failed = 0
        self._told_late: list[FileDone] = []  # where nobody watches, failures come in the order of names
        self._console = Console(stderr=True, highlight=False)
        self._bar = Progress(
            BarColumn(), MofNCompleteColumn(), TextColumn(say("progress-files", lang)), TextColumn("·"), _Rate(lang),
            TextColumn("·"), TextColumn(say("progress-left", lang)), TimeRemainingColumn(elapsed_when_finished=True),
            TextColumn("{task.description}", markup=False),
            console=self._console, transient=True, disable=quiet or not self._console.is_terminal,
            speed_estimate_period=60,
        )  # fmt: skip
        self._task = self._bar.add_task("", total=None)

    def watch(self, event: Event) -> None:
        """Show an event."""
        match event:
            case Planned(files, kept, failed):
                self.done, self._failed = kept, failed
                # Set, not advanced: known files say nothing of the speed to come.
                self._bar.reset(self._task, total=files, completed=kept)
            case FileDone():
                self.done += 1
                self._pages += event.pages or 0
                self._failed += bool(event.code)
                if event.code and event.how != "kept":  # the run that read it has told
                    if self._console.is_terminal:
                        self._tell(event)
                    else:
                        self._told_late.append(event)
                self._bar.update(self._task, advance=1, description=self._text(event.source))
            case Publishing():
                self._bar.update(self._task, description=say("progress-publishing", self._lang))

    def _tell(self, event: FileDone) -> None:
        said = say("failed-file", self._lang, source=event.source, code=event.code)
        self._console.print(said, markup=False, soft_wrap=True)

    def _text(self, name: str) -> str:
        pages = say("progress-pages", self._lang, pages=self._pages)
        return f"· {pages} · {say('progress-failed', self._lang, failed=self._failed)} · {name}"

    def finish(self, summary: Summary) -> None:
        """The run is over; the command says what it gave."""

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()
        for event in sorted(self._told_late, key=lambda event: event.source):
            self._tell(event)


class Log:
    """One JSON object a line on standard error: `started`, `file`, `publishing`, `finished`, or `broken-off`."""

    def __init__(self) -> None:
        self.done = 0
        self._start = time.monotonic()

    def watch(self, event: Event) -> None:
        """Write an event."""
        match event:
            case Planned():
                self.done = event.kept
                self._write("started", files=event.files, kept=event.kept, failed=event.failed, workers=event.workers)
            case FileDone():
                self.done += 1
                self._write(
                    "file", source=event.source, doc_id=event.doc_id, how=event.how, problem=event.code or None,
                    pages=event.pages, seconds=round(event.seconds, 3), worker=event.worker, rss=event.rss,
                )  # fmt: skip
            case Publishing():
                self._write("publishing")

    def finish(self, summary: Summary) -> None:
        """Write what the run gave."""
        self._write(
            "finished", files=summary.files, read=summary.read, kept=summary.kept, same=summary.same,
            failed=summary.failed, rows=dict(summary.rows),
        )  # fmt: skip

    def _write(self, event: str, **values: Any) -> None:
        head = {
            "event": event,
            "at": datetime.now().astimezone().isoformat(timespec="milliseconds"),
            "elapsed": round(time.monotonic() - self._start, 3),
        }
        print(json.dumps(head | values, ensure_ascii=False), file=sys.stderr, flush=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._write("broken-off", error=f"{type(error).__name__}: {error}", done=self.done)
