"""Build all samples and their gold into `samples/`: `python -m tests.samples.build [NAME ...]`.

DOCX, Markdown, HTML and gold come out byte for byte the same each time. PDF is made by LibreOffice (`soffice`), which stamps the hour
into it, so a PDF is made anew only when its document has changed (`--pdf` forces it).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from . import content
from .as_docx import docx
from .as_gold import gold
from .as_html import html
from .as_markdown import markdown
from .model import Sample

SAMPLES = Path(__file__).parents[2] / "samples"
WRITERS: dict[str, Callable[[Sample], bytes]] = {"docx": docx, "md": markdown, "html": html}


def samples() -> list[Sample]:
    """Every sample of `content/`, by name."""
    modules = sorted(Path(content.__path__[0]).glob("[a-z]*.py"))
    found: list[Sample] = [import_module(f"{content.__name__}.{m.stem}").SAMPLE for m in modules]
    return sorted(found, key=lambda s: s.name)


def files(sample: Sample) -> dict[str, bytes]:
    """The files of one sample by name, except its PDF."""
    out = {f"{sample.name}.{ending}": WRITERS[ending](sample) for ending in sample.formats if ending in WRITERS}
    out[f"{sample.name}.gold.json"] = (json.dumps(gold(sample), ensure_ascii=False, indent=1) + "\n").encode()
    return out


def pdf(sample: Sample, folder: Path) -> Path:
    """Print a sample with LibreOffice, its tracked changes accepted.

    Raises:
        FileNotFoundError: LibreOffice is not installed.
    """
    source = folder / f"{sample.name}.docx"
    source.write_bytes(docx(sample, tracked=False))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{sample.name}.pdf"


def main(arguments: list[str]) -> None:
    names = {a for a in arguments if not a.startswith("-")}
    for sample in samples():
        if names and sample.name not in names:
            continue
        changed = "--pdf" in arguments
        for name, data in files(sample).items():
            path = SAMPLES / name
            if not path.exists() or path.read_bytes() != data:
                path.write_bytes(data)
                changed = changed or path.suffix == ".docx"
                print(path.name)
        target = SAMPLES / f"{sample.name}.pdf"
        if "pdf" in sample.formats and (changed or not target.exists()):
            with tempfile.TemporaryDirectory() as folder:
                target.write_bytes(pdf(sample, Path(folder)).read_bytes())
            print(target.name)


if __name__ == "__main__":
    main(sys.argv[1:])
