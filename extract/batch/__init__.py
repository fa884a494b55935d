"""Many files: find them, read them in local processes or on a cluster, write the tables."""

from extract.batch import cluster as cluster
from extract.batch.cluster import ClusterError as ClusterError
from extract.batch.discover import StoreError as StoreError
from extract.batch.discover import discover as discover
from extract.batch.discover import is_url as is_url
from extract.batch.events import Event as Event
from extract.batch.events import FileDone as FileDone
from extract.batch.events import Planned as Planned
from extract.batch.events import Publishing as Publishing
from extract.batch.events import Summary as Summary
from extract.batch.journal import InUse as InUse
from extract.batch.pool import Limits as Limits
from extract.batch.run import run as run
from extract.batch.sources import Source as Source
