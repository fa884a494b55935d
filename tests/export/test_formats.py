"""Every format holds the same rows, in the same bytes each time, or nothing."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from extract.export import csv, parquet
from extract.export.formats import FORMATS, missing, opened, replacing
from extract.records import DocumentRow, RecipientRow, Records, TaskRow, UnitRow
from tests.export.reading import read
from tests.export.rows import ODD, records

ALL = ("csv", "xlsx", "sqlite", "parquet")


def written(made: Records, folder: Path) -> None:
    with replacing(folder, ALL), opened(folder, ALL) as tables:
        tables.write(made)


def document(number: int) -> Records:
    name = f"d{number}"
    task = TaskRow(
        task_id=f"{name}-t1", doc_id=name, position=1, origin="prose", text="Rà soát thủ tục", due_on="2025-06-30"
    )
    return Records(documents=(DocumentRow(doc_id=name, source=f"{name}.docx", issued_on="2025-02"),), tasks=(task,))


def digests(folder: Path) -> dict[str, str]:
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records())
def test_every_format_gives_back_the_same_records(made: Records) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        written(made, folder)
        for format in FORMATS:
            assert read(folder, format) == made, format


def test_odd_texts_are_carried_whole(tmp_path: Path) -> None:
    made = Records(recipients=tuple(RecipientRow(doc_id="d", position=n, recipient=text) for n, text in enumerate(ODD)))
    written(made, tmp_path)
    for format in FORMATS:
        assert read(tmp_path, format) == made


def test_the_samples_are_the_same_in_every_format(output: Path) -> None:
    expected = read(output, "csv")
    assert len(expected.tasks) > 100
    for format in ALL:
        assert read(output, format) == expected


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    written(document(1), tmp_path / "a")
    time.sleep(2.1)  # a zip archive counts time in steps of two seconds
    written(document(1), tmp_path / "b")
    assert digests(tmp_path / "a") == digests(tmp_path / "b")
    assert len(digests(tmp_path / "a")) == sum(len(module.FILES) for module in FORMATS.values())


def test_the_bytes_do_not_depend_on_how_rows_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "ROWS", 3)
    documents = [document(n) for n in range(10)]
    with replacing(tmp_path / "a", ALL), opened(tmp_path / "a", ALL) as tables:
        for one in documents:
            tables.write(one)
    with replacing(tmp_path / "b", ALL), opened(tmp_path / "b", ALL) as tables:
        tables.write(
            Records(**{t: tuple(row for one in documents for row in getattr(one, t)) for t in ("documents", "tasks")})
        )
    assert digests(tmp_path / "a") == digests(tmp_path / "b")


@pytest.mark.parametrize("format", FORMATS)
def test_an_error_in_the_middle_leaves_what_was_there(tmp_path: Path, format: str) -> None:
    written(document(1), tmp_path)
    before = digests(tmp_path)
    with pytest.raises(KeyboardInterrupt), replacing(tmp_path, ALL), opened(tmp_path, ALL) as tables:
        tables.write(document(2))
        raise KeyboardInterrupt
    assert digests(tmp_path) == before
    module = FORMATS[format]
    with pytest.raises(UnicodeEncodeError), csv.appearing(tmp_path, module.FILES), module.Tables(tmp_path) as tables:
        tables.write(document(2))
        tables.write(Records(recipients=(RecipientRow(doc_id="d", position=1, recipient="\ud800"),)))
    assert digests(tmp_path) == before
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_dir()) == ["parquet"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of file size")
@pytest.mark.parametrize("format", FORMATS)
def test_a_disk_without_room_is_an_os_error_and_leaves_nothing(tmp_path: Path, format: str) -> None:
    program = f"""
import resource, signal
from pathlib import Path
from extract.export.{format} import FILES, Tables
from extract.export.parts import appearing
from extract.records import RecipientRow, Records
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
try:
    with appearing(Path({str(tmp_path)!r}), FILES), Tables(Path({str(tmp_path)!r})) as tables:
        for n in range(40_000):
            tables.write(Records(recipients=(RecipientRow(doc_id=str(hash(str(n))), position=n, recipient="Sở" + str(hash(n * 7919))),)))
except OSError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout, "the limit was not reached"
    assert digests(tmp_path) == {}


def kept() -> int:
    """Bytes that writing has asked for and still has; other threads of a test process have theirs."""
    ours = [tracemalloc.Filter(True, f"*/{name}/*") for name in ("extract", "xlsxwriter", "pyarrow")]
    return sum(trace.size for trace in tracemalloc.take_snapshot().filter_traces(ours).traces)


def test_no_row_stays_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "ROWS", 100)
    held = []
    tracemalloc.start()
    with replacing(tmp_path, ALL), opened(tmp_path, ALL) as tables:
        for number in range(4_001):
            tables.write(document(number))
            if number in (1_000, 4_000):
                held.append(kept())
    tracemalloc.stop()
    assert held[1] - held[0] < 400_000, "3,000 documents should leave nothing behind but what buffers hold"


def test_formats_not_asked_for_now_do_not_stay_from_an_earlier_run(tmp_path: Path) -> None:
    written(document(1), tmp_path)
    with replacing(tmp_path, ("csv",)), opened(tmp_path, ("csv",)) as tables:
        tables.write(document(2))
    assert set(digests(tmp_path)) == set(csv.FILES)


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with (
        pytest.raises(ValueError, match=r"unknown formats: ods; known: csv, xlsx, sqlite, parquet"),
        replacing(tmp_path, ["ods"]),
    ):
        pass


def test_only_parquet_needs_a_package_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert missing(ALL) is None
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert missing(ALL) == "pyarrow"
    assert missing(["xlsx", "sqlite"]) is None


def test_a_unit_of_the_run_comes_last_and_is_found_by_its_assignments(output: Path) -> None:
    made = read(output, "sqlite")
    assert {row.unit_id for row in made.assignments} <= {row.unit_id for row in made.units}
    assert isinstance(made.units[0], UnitRow)
