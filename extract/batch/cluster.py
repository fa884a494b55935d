"""Reads files on a Ray cluster, and writes the tables of an output in a store: batches go out, what they gave comes back.

Ray keeps the cluster, moves the batches, starts actors anew and sends a batch elsewhere when its node dies. What it gives up is
asked for again here, a file at a time, until only files are left that no actor survives.
"""

from __future__ import annotations

import logging
import os
import pickle
import socket
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

from extract.batch.inputs import Input
from extract.batch.node import Contents, Order, PartWriter, Reader
from extract.batch.pool import Limits
from extract.batch.settings import Settings
from extract.batch.store import PART
from extract.batch.worker import Job
from extract.document import Notice

# Files of one batch, at most: what a death costs, and what the driver handles at once.
BATCH = 100
# Batches for each actor, at least, where there are files enough: the last ones to finish are not waited for long.
_ROUNDS = 8
# Files of one dataset: its plan lies in the cluster's memory, 300 bytes a file.
_PORTION = 1_000_000
# How often Ray may send a batch to another actor after a death; then its files are asked for one by one.
_RETRIES = 2
# How often they are asked for so. A node that dies uses up all that Ray tries within a second; it will not be there again.
_ALONE = 2
# Times in a row that the stream may break without having brought anything.
_BREAKS = 5
_PATIENCE = 10  # seconds for an address to answer


class ClusterError(Exception):
    """The cluster cannot be reached or cannot do this run; says why."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A cluster that this process is part of.

    Attributes:
        processors: How many it has, as its nodes declare.
    """

    processors: int


def missing() -> str | None:
    """The package that is needed and this Python lacks."""
    return next((name for name in ("ray", "pyarrow") if find_spec(name) is None), None)


@contextmanager
def joined(address: str | None) -> Iterator[Joined]:
    """Be part of a cluster while it lasts: the one at this address, that of `RAY_ADDRESS`, or a new one on this machine alone.

    A process that has joined one already stays in it.

    Raises:
        ClusterError: If nobody answers.
    """
    address = address or os.environ.get("RAY_ADDRESS") or "local"
    # The screen is ours; Ray has its log files.
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    import ray
    import ray.data

    for name in ("ray", "ray.data"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    is_guest = ray.is_initialized()
    if not is_guest:
        _knock(address)
        try:
            more: dict[str, Any] = {"include_dashboard": False} if address == "local" else {}
            with _unheard():
                ray.init(address, log_to_driver=False, logging_level=logging.CRITICAL, **more)
        except Exception as error:  # whatever Ray raises: ConnectionError, RuntimeError, its own
            raise ClusterError(f"{address}: {error}") from error
    try:
        yield Joined(max(1, int(ray.cluster_resources().get("CPU", 0))))
    finally:
        if not is_guest:
            ray.shutdown()


@contextmanager
def _unheard() -> Iterator[None]:
    """What Ray's library in C++ writes to standard error as it starts goes nowhere; what it raises is raised."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _knock(address: str) -> None:
    """Ray waits for minutes for an address where nobody is."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not host:
        return
    try:
        socket.create_connection((host, int(port)), _PATIENCE).close()
    except (OSError, ValueError, OverflowError) as error:
        raise ClusterError(f"{address}: {error}") from error


def order(
    given: Settings, here: dict[str, str], overlay: Path | None, limits: Limits, known: Iterable[str], store: str | None
) -> Order:
    """What all nodes have to know, with the actor that says which contents are known.

    Args:
        given: The settings of the run.
        here: What `settings.machine` says.
        overlay: Folder of rules laid over those that ship.
        limits: What reading a file may use.
        known: Keys of the contents that are not to be read.
        store: Where records are to go, if not to the driver.
    """
    import ray
    from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

    # The driver's node is the one that the run does not outlive.
    beside = NodeAffinitySchedulingStrategy(ray.get_runtime_context().get_node_id(), soft=False)
    contents = (
        ray.remote(Contents)
        .options(num_cpus=0, max_restarts=-1, max_task_retries=-1, scheduling_strategy=beside)
        .remote()
    )
    left = iter(known)
    while some := list(islice(left, 10_000)):
        ray.get(contents.know.remote(some))
    rules = {path.name: path.read_bytes() for path in sorted(overlay.glob("*.y*ml"))} if overlay else None
    return Order(given, here, rules, limits, contents, store)


def read(jobs: Iterator[Job], asked: Order, actors: int, expected: int) -> Iterator[dict[str, Any]]:
    """Do jobs on the cluster; a row of `node.schema` for each, as it is done.

    Args:
        jobs: The files.
        asked: What is the same for all nodes.
        actors: How many at once.
        expected: How many jobs there are.

    Raises:
        ClusterError: If a node would give other rows than this machine, cannot work, or the cluster has broken down.
    """
    size = max(1, min(BATCH, expected // (actors * _ROUNDS)))
    while portion := {job.position: job for job in islice(jobs, _PORTION)}:
        yield from _finish(portion, asked, actors, size)


def _finish(left: dict[int, Job], asked: Order, actors: int, size: int) -> Iterator[dict[str, Any]]:
    """Do these jobs until none is left, however often what was sent out does not come back."""
    breaks = alone = 0
    while left:
        before = len(left)
        try:
            for row in _stream(left.values(), asked, min(actors, -(-len(left) // size)), size, bool(alone)):
                if row["error"]:
                    raise ClusterError(row["error"])
                if left.pop(row["position"], None):  # a batch that was thought lost may come twice
                    yield row
        except _broken() as error:
            breaks = 0 if len(left) < before else breaks + 1
            if breaks == _BREAKS:
                raise ClusterError(_last_line(error)) from error
            continue
        if alone == _ALONE and left:
            if any(job.is_untouchable for job in left.values()):
                raise ClusterError("actors die before they have read anything")
            # No actor has survived these: what stands for them is made without a look at their bytes.
            crashed = Notice("worker-crashed")
            left = {at: replace(job, verdict=crashed, is_untouchable=True) for at, job in left.items()}
            alone = 0
        size, alone = 1, alone + 1


def _last_line(error: Exception) -> str:
    """What Ray's error comes down to: before it stand the traces of all processes that it went through."""
    return (str(error).strip() or type(error).__name__).splitlines()[-1]


def _broken() -> tuple[type[Exception], ...]:
    import ray

    return (ray.exceptions.RayError,)


def _stream(jobs: Iterable[Job], asked: Order, actors: int, size: int, is_alone: bool) -> Iterator[dict[str, Any]]:
    """One pass of a dataset: batches of jobs in, rows out. Batches whose actors keep dying are left out.

    What waits for an actor that dies is blamed with what it was at; where a batch is to answer for itself, none waits.
    """
    left = iter(jobs)
    batches: Callable[[], list[bytes]] = lambda: [pickle.dumps(_abroad(job)) for job in islice(left, size)]  # noqa: E731
    batch = iter(batches, [])
    yield from _rows("job", batch, Reader, (asked,), actors, 1 if is_alone else 2, is_tolerant=True)


def write(parts: Iterator[tuple[int, list[Input]]], store: str, settings: str, actors: int) -> Iterator[dict[str, Any]]:
    """Write parts of the tables on the nodes; what each holds, in their order.

    Raises:
        ClusterError: If a part cannot be written.
    """
    while some := [[pickle.dumps(part)] for part in islice(parts, _PORTION // PART)]:
        try:
            for row in _rows("part", some, PartWriter, (store, settings), min(actors, len(some)), 2, is_tolerant=False):
                yield pickle.loads(row["written"])
        except _broken() as error:
            raise ClusterError(_last_line(error)) from error


def _rows(
    column: str, batches: Iterable[list[bytes]], worker: type, given: tuple[Any, ...], actors: int, waiting: int,
    is_tolerant: bool,
) -> Iterator[dict[str, Any]]:  # fmt: skip
    """Batches through actors, the rows that come back.

    Args:
        column: Name of the only column of a batch.
        batches: A block of the dataset each.
        worker: The actors' class.
        given: What it is made with.
        actors: How many.
        waiting: Batches that are with an actor at once.
        is_tolerant: Are batches whose actors keep dying left out, and do rows come as they are done? Otherwise such a batch ends
            it all, and rows come in order.
    """
    import pyarrow
    import ray.data
    from ray.data import ActorPoolStrategy, DataContext

    context = DataContext.get_current()
    context.enable_progress_bars = context.print_on_execution_start = False
    context.max_errored_blocks = -1 if is_tolerant else 0
    context.execution_options.preserve_order = not is_tolerant
    plan = ray.data.from_arrow([pyarrow.table({column: pyarrow.array(one, pyarrow.binary())}) for one in batches])
    with warnings.catch_warnings():
        # Until Ray has another name for the number of retries.
        warnings.simplefilter("ignore", DeprecationWarning)
        made = plan.map_batches(
            worker, fn_constructor_args=given, batch_size=None, batch_format="pyarrow", num_cpus=1,
            compute=ActorPoolStrategy(size=actors, max_tasks_in_flight_per_actor=waiting),
            max_restarts=-1, max_task_retries=_RETRIES,
        )  # fmt: skip
    for batch in made.iter_batches(batch_size=None, batch_format="pyarrow", prefetch_batches=1):
        yield from batch.to_pylist()


def _abroad(job: Job) -> Job:
    """The job as another process understands it, whatever folder it runs in."""
    source = job.source
    return replace(job, source=replace(source, path=source.path.absolute())) if isinstance(source.path, Path) else job
