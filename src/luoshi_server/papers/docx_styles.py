"""The styles, settings and fonts of a DOCX paper."""

from __future__ import annotations

from luoshi_server.papers.docx_words import Xml, run_properties, w
from luoshi_server.papers.measures import SIZE_3, SIZE_4, Face
from luoshi_server.papers.parts import FACE_OF_LEVEL
from luoshi_server.papers.setting import Words


def styles_xml() -> Xml:
    """The text's style, the four headings with their outline levels, the footer."""
    base = Words("", Face.FANGSONG, SIZE_3)
    default = run_properties(base)
    default.append(w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"))
    normal = w(
        "pPr",
        w("widowControl", val=0),  # every page has its 22 lines
        w("kinsoku", val=1),
        w("overflowPunct", val=0),
        w("topLinePunct", val=0),
        w("autoSpaceDE", val=0),
        w("autoSpaceDN", val=0),
    )
    styles = w(
        "styles",
        w("docDefaults", w("rPrDefault", default), w("pPrDefault", w("pPr"))),
        _style("Normal", "Normal", normal, run_properties(base), default=1),
    )
    for level, face in FACE_OF_LEVEL.items():
        paragraph = w("pPr", w("outlineLvl", val=level - 1))
        looks = run_properties(Words("", face, SIZE_3))
        name = f"heading {level}"
        styles.append(_style(f"Heading{level}", name, paragraph, looks, based_on="Normal"))
    looks = run_properties(Words("", Face.SONG, SIZE_4))
    styles.append(_style("Footer", "footer", w("pPr"), looks, based_on="Normal"))
    return styles


def _style(
    key: str, name: str, paragraph: Xml, looks: Xml, *, based_on: str = "", **attributes: object
) -> Xml:
    style = w("style", type="paragraph", styleId=key, **attributes)
    style.append(w("name", val=name))
    if based_on:
        style.append(w("basedOn", val=based_on))
        style.append(w("next", val="Normal"))
    style.append(w("qFormat"))
    style.extend((paragraph, looks))
    return style


def settings_xml() -> Xml:
    """Odd and even footers, and full-width marks that stay full-width."""
    mode = w(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    return w(
        "settings",
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", w("useFELayout"), mode),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
    )


def fonts_xml() -> Xml:
    """The faces by their Chinese names, with the names that may stand in for them."""
    table = w("fonts")
    for face in Face:
        name, *others = face.value
        table.append(
            w(
                "font",
                w("altName", val=",".join(others)),
                w("charset", val=86),
                w("family", val="auto"),
                w("pitch", val="default"),
                name=name,
            )
        )
    return table
