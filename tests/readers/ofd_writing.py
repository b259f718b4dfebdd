"""OFD files for the readers' tests, written part by part."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO

OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text(left: float, baseline: float, words: str, *, size: float = 4, more: str = "") -> str:
    """A line of text, in millimetres from the upper left corner of the page."""
    step = f'DeltaX="g {len(words) - 1} {size}"' if len(words) > 1 else ""
    return (
        f'<ofd:TextObject ID="1" Boundary="{left} {baseline - size} {size * len(words)} {size}"'
        f' Font="1" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="{size}" {step}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """A straight rule."""
    return (
        f'<ofd:PathObject ID="2" Boundary="{x0} {y0} {max(x1 - x0, 0.1)} {max(y1 - y0, 0.1)}">'
        f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def package(
    pages: Sequence[str],
    *,
    template: str = "",
    resources: str = "",
    root: str = "Doc_0/Document.xml",
) -> bytes:
    """An OFD whose pages hold these objects, each over the same template if there is one."""
    laid = '<ofd:Template TemplateID="9" ZOrder="Background"/>' if template else ""
    common = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    if template:
        common += '<ofd:TemplatePage ID="9" BaseLoc="Tpls/T.xml"/>'
    if resources:
        common += "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
    listed = "".join(
        f'<ofd:Page ID="{10 + number}" BaseLoc="Pages/P{number}/Content.xml"/>'
        for number in range(len(pages))
    )
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "OFD.xml",
            f'<ofd:OFD {OFD} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/>'
            f"<ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        )
        archive.writestr(
            "Doc_0/Document.xml",
            f"<ofd:Document {OFD}><ofd:CommonData>{common}</ofd:CommonData>"
            f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        )
        for number, page in enumerate(pages):
            archive.writestr(f"Doc_0/Pages/P{number}/Content.xml", page_of(page, laid))
        if template:
            archive.writestr("Doc_0/Tpls/T.xml", page_of(template, ""))
        if resources:
            archive.writestr("Doc_0/PublicRes.xml", f"<ofd:Res {OFD}>{resources}</ofd:Res>")
    return written.getvalue()


def page_of(objects: str, before: str) -> str:
    return (
        f'<ofd:Page {OFD}>{before}<ofd:Content><ofd:Layer ID="3">{objects}</ofd:Layer>'
        "</ofd:Content></ofd:Page>"
    )
