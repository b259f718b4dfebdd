"""The fonts of a PDF paper.

The fonts that come with luoshi's server are a 宋 and a 黑; they stand in for 仿宋, 楷体 and 小标宋,
which may not be handed on.  An office that owns those names their files.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fpdf import FPDF
from pylopdf_fonts_zh_cn import sans_path, serif_path

from luoshi_server.papers.measures import Face


@dataclass(frozen=True, slots=True, kw_only=True)
class Faces:
    """A file for each face; without one the fonts of the package stand in."""

    song: Path | None = None
    fangsong: Path | None = None
    hei: Path | None = None
    kai: Path | None = None
    title: Path | None = None

    def path_of(self, face: Face) -> Path:
        """The file that a face is set from."""
        named = {
            Face.SONG: self.song,
            Face.FANGSONG: self.fangsong,
            Face.HEI: self.hei,
            Face.KAI: self.kai,
            Face.TITLE: self.title,
        }[face]
        return named or (sans_path() if face is Face.HEI else serif_path())

    def thickens(self, face: Face) -> bool:
        """Whether a thinner font stands in for the face, so that its strokes are drawn thicker."""
        return face is Face.TITLE and self.title is None


class Typecase:
    """The faces as fonts of one PDF file, each file read once, and the widths of characters."""

    def __init__(self, pdf: FPDF, faces: Faces) -> None:
        self.faces = faces
        self._family: dict[Face, str] = {}
        self._pdf = pdf
        self._widths: dict[tuple[str, str], float] = {}
        families: dict[Path, str] = {}
        for face in Face:
            path = faces.path_of(face)
            if path not in families:
                families[path] = f"paper{len(families)}"
                pdf.add_font(families[path], fname=str(path))
            self._family[face] = families[path]

    def family(self, face: Face) -> str:
        """The name of the face's font in this file."""
        return self._family[face]

    def width(self, character: str, face: Face, size: float) -> float:
        """How wide a character is set, in points."""
        key = (character, self._family[face])
        if key not in self._widths:
            font = self._pdf.fonts[self._family[face]]
            self._widths[key] = font.get_text_width(character, 1.0, None)[1]
        return self._widths[key] * size
