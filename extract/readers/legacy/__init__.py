"""Text in the encodings of old Vietnamese fonts (TCVN3, VNI, VPS), found by its letters and converted to Unicode.

`tables` holds the encodings, `detection` tells which words are in them, `conversion` converts. Every reader hands over its
passages before anything else looks at their letters.
"""

from extract.readers.legacy.conversion import Conversion, convert, converted, notices, quality
from extract.readers.legacy.detection import Passage, Stretch, is_suspect

__all__ = ["Conversion", "Passage", "Stretch", "convert", "converted", "is_suspect", "notices", "quality"]
