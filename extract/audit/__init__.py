"""Across plans: who was given what, what has nobody, what is late, what became of it."""
