"""Many files: find them, run them over local processes, write the tables."""

from extract.batch.discover import StoreError as StoreError
from extract.batch.discover import discover as discover
from extract.batch.journal import InUse as InUse
from extract.batch.pool import Limits as Limits
from extract.batch.run import Event as Event
from extract.batch.run import FileDone as FileDone
from extract.batch.run import Planned as Planned
from extract.batch.run import Publishing as Publishing
from extract.batch.run import Summary as Summary
from extract.batch.run import run as run
from extract.batch.sources import Source as Source
