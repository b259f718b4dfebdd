"""What an office hands out on paper: official papers as DOCX and PDF, ledgers as XLSX.

Who prints a PDF takes `pdf_of` from `luoshi_server.papers.pdf`: its press takes as long to load as
half of everything else, and whoever only names a paper does not wait for it.
"""

from luoshi_server.papers.body import (
    Cell,
    Heading,
    Paragraph,
    Reference,
    RowTooWide,
    Table,
    table_of,
)
from luoshi_server.papers.docx import docx_of
from luoshi_server.papers.ledger_book import (
    Book,
    Column,
    CountOf,
    NoSuchColumn,
    Ratio,
    RowOfOtherLength,
    Sheet,
    Total,
    TotalRow,
    split_by,
)
from luoshi_server.papers.ledger_xlsx import TooManyRows, xlsx_of
from luoshi_server.papers.official import (
    Attachment,
    IssueNumber,
    OfficialPaper,
    PaperIncomplete,
    day_in_chinese,
)
from luoshi_server.papers.slip import SlipColour, SupervisionSlip

__all__ = [
    "Attachment",
    "Book",
    "Cell",
    "Column",
    "CountOf",
    "Heading",
    "IssueNumber",
    "NoSuchColumn",
    "OfficialPaper",
    "PaperIncomplete",
    "Paragraph",
    "Ratio",
    "Reference",
    "RowOfOtherLength",
    "RowTooWide",
    "Sheet",
    "SlipColour",
    "SupervisionSlip",
    "Table",
    "TooManyRows",
    "Total",
    "TotalRow",
    "day_in_chinese",
    "docx_of",
    "split_by",
    "table_of",
    "xlsx_of",
]
