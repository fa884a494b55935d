"""Across plans: who was given what, what has nobody, what is late, what became of it."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class _Verb(ModuleType):
    """The package is its own verb: `extract.audit(output)` is `extract.audit.frames.audit(output)`, loaded when it is called."""

    def __call__(self, *given: Any, **named: Any) -> Any:
        from extract.audit.frames import audit

        return audit(*given, **named)


sys.modules[__name__].__class__ = _Verb
