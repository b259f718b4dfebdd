"""A compiled gazette: its documents, and what was read in them, each pinned to its words."""

from luoshi.gazette.coverage import Coverage, Uncovered
from luoshi.gazette.frames import frame_of
from luoshi.gazette.gazette import Gazette

__all__ = ["Coverage", "Gazette", "Uncovered", "frame_of"]
