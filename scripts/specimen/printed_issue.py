"""The gazette as a printed issue: a PDF with two columns, running heads and page numbers."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from scripts.specimen.blocks import Block
from scripts.specimen.gazette import (
    COLOPHON,
    DOCUMENTS,
    ISSUE,
    MASTHEAD,
    PUBLISHED,
    RUNNING_HEAD,
    contents_title,
)

LOOK = Path(__file__).with_name("print.typ")


def printed_issue() -> bytes:
    """The whole issue, the same bytes every time."""
    import pylopdf_fonts_zh_cn as fonts
    import typst

    source = LOOK.read_text("utf-8") + "\n" + "\n".join(_calls())
    with tempfile.TemporaryDirectory() as folder:
        main = Path(folder) / "gazette.typ"
        main.write_text(source, encoding="utf-8")
        issue: bytes = typst.compile(
            str(main),
            format="pdf",
            font_paths=[str(fonts.serif_path().parent)],
            ignore_system_fonts=True,
            sys_inputs={"head": RUNNING_HEAD},
            timestamp=0,
        )
    return issue


def _calls() -> Iterator[str]:
    yield f"#cover({_string(MASTHEAD)}, {_string(ISSUE + '（总第1期）')}, {_string(PUBLISHED)})"
    entries = ((document.id, contents_title(document)) for document in DOCUMENTS)
    listed = ", ".join(f"({_string(id_)}, {_string(title)})" for id_, title in entries)
    yield f"#contents({listed})"
    columns = 1
    for document in DOCUMENTS:
        if document.columns == 2 or columns == 2:
            yield "#pagebreak(weak: true)"
            yield f"#set page(columns: {document.columns})"
        elif document.id == DOCUMENTS[0].id:
            yield "#pagebreak()"
        columns = document.columns
        yield f"#start({_string(document.id)})"
        yield from map(_call, document.blocks)
    yield f"#colophon({_string('版权页')}, {_string(COLOPHON)})"


def _call(block: Block) -> str:
    if block.rows:
        header, *rows = (_array(map(_string, row)) for row in block.rows)
        return f"#grid-of({header}, {_array(rows)})"
    if block.style == "heading":
        return f"#heading-of({block.level}, {_string(block.text)})"
    return f"#{block.style}({_string(block.text)})"


def _string(words: str) -> str:
    """The words as a string of Typst, which quotes as JSON does."""
    return json.dumps(words, ensure_ascii=False)


def _array(entries: "Iterator[str] | list[str] | map[str]") -> str:
    return "(" + "".join(f"{entry}, " for entry in entries) + ")"
