"""One format a file: bytes become a reading."""
