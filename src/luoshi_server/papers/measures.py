"""The measures of GB/T 9704-2012, the format of official papers of party and government organs.

Clause numbers are those of the standard.  Lengths are millimetres where the standard says
millimetres; what is set is measured in points.  The standard's “one character” (一字, 3.1) is the
width of a character of the type area, and its “one line” (一行, 3.2) is the height of a character
and seven eighths of a character of size 3; 22 lines of 225 mm (5.2.3) are a little less than
that, and 5.2.3 wins in the text.
"""

from enum import Enum

POINTS_PER_MILLIMETRE = 72 / 25.4
TWIPS_PER_POINT = 20


def points(millimetres: float) -> float:
    """A length in typographic points."""
    return millimetres * POINTS_PER_MILLIMETRE


def twips(length: float) -> int:
    """A length in points as twentieths of a point, the unit of word processors."""
    return round(length * TWIPS_PER_POINT)


# 5.1 and 5.2.1: A4, the upper margin 37 mm, the binding margin 28 mm, the type area 156 × 225 mm.
PAGE_WIDTH = points(210)
PAGE_HEIGHT = points(297)
TOP = points(37)
LEFT = points(28)
WIDTH = points(156)
HEIGHT = points(225)
BOTTOM = PAGE_HEIGHT - TOP - HEIGHT
RIGHT = PAGE_WIDTH - LEFT - WIDTH

# 5.2.3: 22 lines a page, 28 characters a line, filling the type area.
LINES = 22
CHARACTERS = 28
LINE = HEIGHT / LINES
CHARACTER = WIDTH / CHARACTERS

# Sizes by their names: 5.2.2 sets size 3, 7.3.1 the title in size 2, 7.4 and 7.5 size 4.
SIZE_2 = 22.0
SIZE_3 = 16.0
SIZE_4 = 14.0
SIZE_IN_TABLES = 12.0  # small 4; the standard leaves tables to the organ


def line_of(size: float) -> float:
    """The height of a line of another size than the text's: 3.2, its height and 7/8 of size 3."""
    return size + SIZE_3 * 7 / 8


# 7.2.4: the upper edge of the mark of the organ stands 35 mm below that of the type area.
MARK_BELOW_TYPE_AREA = points(35)
LARGEST_MARK = 54.0
# 7.2.7: the red rule, as wide as the type area, 4 mm below the number of the paper.
RULE_BELOW_NUMBER = points(4)
RED_RULE = 1.5  # its thickness is not in the standard
# 7.4.1: the rules of the imprint, 0.35 mm outside and 0.25 mm between.
THICK_RULE = points(0.35)
THIN_RULE = points(0.25)
# 7.5: the dashes beside the page number stand 7 mm below the type area.
PAGE_NUMBER_BELOW_TYPE_AREA = points(7)
# Space for a seal between text and signature (7.3.5.1): its upper edge within a line of the text.
LINES_FOR_A_SEAL = 2
# The longest paragraph, in characters, that a word processor may move to the signature's page.
LONGEST_KEPT = 8 * CHARACTERS

BESIDE_WORDS_IN_CELLS = points(1.5)
ABOVE_AND_BELOW_IN_CELLS = 3.0


class Face(Enum):
    """A typeface by its Chinese name: the first is set, the others stand in for it."""

    SONG = ("宋体", "SimSun")
    FANGSONG = ("仿宋_GB2312", "仿宋", "FangSong")
    HEI = ("黑体", "SimHei")
    KAI = ("楷体_GB2312", "楷体", "KaiTi")
    TITLE = ("方正小标宋简体", "方正小标宋_GBK", "宋体")


class Ink(Enum):
    """A colour of print; 5.2.4 wants black but for the mark and the rule of the head."""

    BLACK = "000000"
    RED = "FF0000"
    BLUE = "0057B8"
    YELLOW = "E0A100"
    WHITE = "FFFFFF"
    GREY = "F2F2F2"
