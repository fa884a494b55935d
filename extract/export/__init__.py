"""Records → tables: data frames, CSV, JSON Lines, and the schema that describes them."""

from extract.export.frames import frames as frames
