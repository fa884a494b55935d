"""Outline and tags become records: sections, criteria, tasks with who does them and by when."""

from extract.assembly.assemble import assemble as assemble
from extract.assembly.assemble import items as items
from extract.assembly.assemble import lines as lines
