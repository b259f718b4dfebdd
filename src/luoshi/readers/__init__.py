"""One format a file: bytes become a reading."""

from luoshi.readers.errors import ReadingError
from luoshi.readers.files import read, read_bytes
from luoshi.readers.limits import Limits

__all__ = ["Limits", "ReadingError", "read", "read_bytes"]
