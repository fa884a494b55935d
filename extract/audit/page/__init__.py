"""The report that one opens in a browser: one file, no network."""

from extract.audit.page.writing import write

__all__ = ["write"]
