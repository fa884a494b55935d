"""Binary Word files before LibreOffice reads them: which Word wrote them, whether they are whole, fields as they showed.

Offsets are those of [MS-DOC] (FibBase, FibRgFcLcb97) for Word 97 and later, and of Word 6's FIB, whose tables lie in the
text's stream.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import olefile

from extract.errors import ReadError
from extract.readers.office.converter import Source
from extract.readers.sniffing import BROKEN_OLE

_MAIN = "WordDocument"
_ENCRYPTED, _IN_TABLE_1 = 0x0100, 0x0200
_FIRST_WORD_6, _FIRST_WORD_97 = 0x0065, 0x00C0  # nFib; of Word 95 it is 0x0068, of Word 97 0x00C1
# Where the FIB tells the place and length of the tables of fields: of the text, headers, notes, comments, text boxes.
_FIELDS_97 = (0x11A, 0x122, 0x12A, 0x132, 0x21A, 0x262, 0x272)
_FIELDS_6 = (0xD8, 0xE0, 0xE8, 0xF0)
# Kinds of fields ([MS-DOC], flt) that are drawn from their instruction or hold an object: EQ, GOTOBUTTON, MACROBUTTON,
# SYMBOL, EMBED, FORMTEXT, FORMCHECKBOX, FORMDROPDOWN, CONTROL, SHAPE.
_DRAWN = frozenset({49, 50, 51, 57, 58, 70, 71, 83, 87, 95})
_QUOTE = 35


def prepared(data: bytes) -> Source:
    """The file with every field that has a stored result as a quotation of it.

    LibreOffice works fields out anew: today's date for the date that was printed, its own count for a number.

    Raises:
        ReadError: `encrypted-file` for a file with a password, `damaged-file` where it cannot be taken apart or is cut off:
            LibreOffice would make up what is missing.
    """
    file = io.BytesIO(data)
    try:
        with olefile.OleFileIO(file, write_mode=True) as package:
            main = _stream(package, _MAIN)
            version, flags = struct.unpack_from("<2xH6xH", main)
            if version < _FIRST_WORD_6:
                raise ValueError(f"{_MAIN}: version {version}")
            if flags & _ENCRYPTED:
                raise ReadError("encrypted-file")
            if version >= _FIRST_WORD_97:
                _quote_fields(package, "1Table" if flags & _IN_TABLE_1 else "0Table", main, _FIELDS_97)
            else:
                _quote_fields(package, _MAIN, main, _FIELDS_6)
    except BROKEN_OLE as error:
        raise ReadError("damaged-file", detail=str(error)) from error
    return Source(file.getvalue(), "MS Word 97" if version >= _FIRST_WORD_97 else "MS WinWord 6.0")


def _stream(package: olefile.OleFileIO, name: str) -> bytes:
    """A stream, whole."""
    data: bytes = package.openstream(name).read()
    if len(data) < package.get_size(name):
        raise ValueError(f"{name}: {len(data)} / {package.get_size(name)} bytes")
    return data


def _quote_fields(package: olefile.OleFileIO, name: str, main: bytes, tables: tuple[int, ...]) -> None:
    """Change the kinds of fields in the stream that holds them."""
    stream = _stream(package, name)
    quoted = bytearray(stream)
    for at in tables:
        for place in _shown(stream, *struct.unpack_from("<II", main, at)):
            quoted[place] = _QUOTE
    if quoted != stream:
        package.write_stream(name, bytes(quoted))


def _shown(table: bytes, start: int, length: int) -> Iterator[int]:
    """Where a table of fields ([MS-DOC], Plcfld) holds the kind of one that has a result and no other field within.

    LibreOffice loses a quotation that holds other fields, as a table of contents does.
    """
    number = (length - 4) // 6
    if number < 1 or start + length > len(table):
        return
    kinds = start + 4 * (number + 1)
    begun, has_result = None, False
    for at in range(kinds, kinds + 2 * number, 2):
        match table[at] & 0x1F:
            case 0x13:
                begun, has_result = at + 1, False
            case 0x14:
                has_result = True
            case 0x15:
                if begun is not None and has_result and table[begun] not in _DRAWN:
                    yield begun
                begun = None
