"""Read Vietnamese administrative plans and reports into tables of who must do what by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.audit.frames import audit as audit
    from extract.pipeline import extract as extract

__version__ = "0.1.0"
__all__ = ["__version__", "audit", "extract"]


def __getattr__(name: str) -> Any:
    # Loading on first use keeps `kehoach --help` quick: the pipeline imports spaCy.
    if name == "extract":
        from extract.pipeline import extract

        return extract
    if name == "audit":
        from importlib import import_module

        return import_module("extract.audit")  # a package that can be called
    raise AttributeError(name)
