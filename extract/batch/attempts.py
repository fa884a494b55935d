"""How often a file is tried: what its worker's death means for it, the same on one machine and on a cluster."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace

from extract.batch.pool import Ended, Finished, Limits, Pool
from extract.batch.worker import Job
from extract.document import Notice


def finished(
    pool: Pool,
    take: Callable[[], Job | None],
    wanted: Callable[[Job, str], bool],
    limits: Limits,
    given_back: Callable[[str], None] = lambda key: None,
) -> Iterator[Finished]:
    """Do jobs until there are none and every one has come to an end, each by its file's records or by what stands for them.

    Args:
        pool: The workers.
        take: The next job; None where there is none for now.
        wanted: Has the content with this key to be read for a job?
        limits: What the workers may use.
        given_back: Called with the key of a content that is tried once more, so that it is wanted again.

    Raises:
        OSError: As `Pool.results`.
    """
    again: deque[Job] = deque()
    for event in pool.results(lambda: again.popleft() if again else take(), wanted):
        match event:
            case Finished():
                yield event
            case Ended():
                job = _next_attempt(event, limits)
                if event.key and job.verdict is None:
                    given_back(event.key)
                again.append(job)


def _next_attempt(ended: Ended, limits: Limits) -> Job:
    """What becomes of a file whose worker ended: after a death that it need not be to blame for it is tried once more, alone
    as ever; then another worker notes why it gave nothing; and where that one dies too, without a look at its bytes."""
    job = ended.job
    if job.verdict:
        return replace(job, is_untouchable=True)
    if ended.why == "crashed" and job.tries == 0:
        return replace(job, tries=1)
    values = {"seconds": f"{ended.limit:g}", "megabytes": str(limits.memory // 1024**2)}
    code = {"time": "file-timeout", "memory": "file-memory", "crashed": "worker-crashed"}[ended.why]
    return replace(job, tries=job.tries + 1, verdict=Notice(code, values))
