"""OLE compound files, and Word 6 files in them, byte by byte: no program writes them any more."""

from __future__ import annotations

import struct

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR, _SMALL = 512, 4096
_TEXT_AT = 0x300
# Kinds of fields ([MS-DOC], flt).
DATE, SYMBOL = 31, 57


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file with streams at its root; what is shorter than 4096 bytes is filled up with zeros.

    Table of sectors and directory come first: what is cut off at the end is cut off from the last stream.
    """
    filled = {name: data.ljust(_SMALL, b"\0") for name, data in streams.items()}
    directory_size = _sectors(128 * (len(streams) + 1))
    number = directory_size + sum(_sectors(len(data)) for data in filled.values())
    tables = next(n for n in range(1, 110) if number + n <= n * _SECTOR // 4)
    table = [_FAT] * tables

    def chain(length: int) -> int:
        start = len(table)
        table.extend([*range(start + 1, start + length), _END])
        return start

    directory_at = chain(directory_size)
    # A directory is a tree in the order of length and name; here it leans to one side.
    names = sorted(filled, key=lambda name: (len(name), name.upper()))
    places = {name: chain(_sectors(len(data))) for name, data in filled.items()}
    entries = [_entry("Root Entry", 5, child=1 if names else _FREE)]
    for i, name in enumerate(names, 2):
        right = i if i <= len(names) else _FREE
        entries.append(_entry(name, 2, right=right, start=places[name], size=len(filled[name])))
    table += [_FREE] * (tables * _SECTOR // 4 - len(table))
    header = struct.pack(
        "<8s16xHHHHH6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, tables, directory_at, 0, _SMALL, _END, 0, _END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    parts = [struct.pack(f"<{len(table)}I", *table), b"".join(entries), *filled.values()]
    return header + b"".join(part.ljust(_sectors(len(part)) * _SECTOR, b"\0") for part in parts)


def word_6(text: str, fields: list[tuple[int, int]] | None = None, flags: int = 0) -> bytes:
    """A Word 6 file with plain text; paragraphs end with `\\n`.

    Args:
        text: Fields stand in it as Word stores them: `\\x13 instruction \\x14 result \\x15`.
        fields: Kind of each field and its number of marks (2 or 3), in the order of the text.
        flags: Flags of the FIB; 0x0100 is a password.
    """
    content = text.replace("\n", "\r").encode("cp1252")
    marks = [at for at, char in enumerate(content) if char in b"\x13\x14\x15"]
    kinds = b""
    for kind, number in fields or []:
        kinds += bytes([0x13, kind]) + (bytes([0x14, 0xFF]) if number == 3 else b"") + bytes([0x15, 0x80])
    table = struct.pack(f"<{len(marks) + 1}I", *marks, len(content)) + kinds if marks else b""
    looks = _looks(content)
    looks_at = _sectors(_TEXT_AT + len(content) + len(table)) * _SECTOR
    stream = bytearray(looks_at)
    end = _TEXT_AT + len(content)
    struct.pack_into("<7H", stream, 0, 0xA5DC, 101, 0, 0x409, 0, flags, 101)
    struct.pack_into("<3I", stream, 0x18, _TEXT_AT, end, looks_at + _SECTOR)
    struct.pack_into("<i", stream, 0x34, len(content))
    struct.pack_into("<2I", stream, 0xB8, looks_at + _SECTOR, 10)
    struct.pack_into("<2I", stream, 0xD8, end, len(table))
    stream[_TEXT_AT : end + len(table)] = content + table
    return compound({"WordDocument": bytes(stream) + looks + struct.pack("<2IH", _TEXT_AT, end, looks_at // _SECTOR)})


def _looks(content: bytes) -> bytes:
    """A page of character properties: the marks of fields are special characters (sprmCFSpec), the rest is plain."""
    places = [0, *(at for i, c in enumerate(content) if c in b"\x13\x14\x15" for at in (i, i + 1)), len(content)]
    runs = list(zip(places, places[1:], strict=False))
    special = _SECTOR // 2 - 4  # in words
    page = struct.pack(f"<{len(places)}I", *(_TEXT_AT + at for at in places))
    page += bytes(special if content[a:b] in (b"\x13", b"\x14", b"\x15") else 0 for a, b in runs)
    return (
        page.ljust(2 * special, b"\0") + bytes([2, 117, 1]).ljust(_SECTOR - 2 * special - 1, b"\0") + bytes([len(runs)])
    )


def _sectors(size: int) -> int:
    return -(-size // _SECTOR)


def _entry(name: str, kind: int, right: int = _FREE, child: int = _FREE, start: int = _END, size: int = 0) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII36xIQ", written, len(written), kind, 1, _FREE, right, child, start, size
    )  # fmt: skip
