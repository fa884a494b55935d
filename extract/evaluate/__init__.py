"""How right is a run? Compares its tables with gold, says why what is wrong is wrong, and what changed between two runs."""

from extract.evaluate.floors import below as below
from extract.evaluate.floors import read_floors as read_floors
from extract.evaluate.rendering import blocks as blocks
from extract.evaluate.report import Choice as Choice
from extract.evaluate.report import Report as Report
from extract.evaluate.report import evaluate as evaluate
