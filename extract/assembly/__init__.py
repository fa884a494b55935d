"""Outline and tags become records: sections, criteria, tasks with who does them and by when."""

from extract.assembly.assemble import assemble as assemble
