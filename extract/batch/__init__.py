"""Many files: find them, run them over local processes, write the tables."""

from extract.batch.discover import Source as Source
from extract.batch.discover import discover as discover
from extract.batch.run import Summary as Summary
from extract.batch.run import run as run
