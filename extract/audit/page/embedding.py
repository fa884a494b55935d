"""Data inside an HTML file: as text that ends no element, and packed."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from typing import Any

# What could end a script element, open a comment in it, or end a line of a program.
_ESCAPED = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def as_json(value: Any) -> str:
    """JSON for a script element: no `<`, `>`, `&` or line separator stands in it as itself.

    >>> as_json(["</script>", "đơn vị"])
    '["\\\\u003c/script\\\\u003e","đơn vị"]'
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_ESCAPED)


def packed(value: Any) -> str:
    """JSON, compressed (zlib, which browsers call `deflate`), in Base64."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    return base64.b64encode(zlib.compress(data, 6)).decode("ascii")


def digest(text: str) -> str:
    """The name under which a Content-Security-Policy lets an inline script or style through."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
