"""Finds units, roles, deadlines, criteria and citations in the canonical text."""
