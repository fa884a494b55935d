"""The samples: whole invented documents with their gold, written once and built into files (`python -m tests.samples.build`)."""
