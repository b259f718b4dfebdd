"""What the audit found, for a reader: Markdown, a page with the text, a workbook that computes."""

from luoshi.audit.reports.markdown import markdown_of
from luoshi.audit.reports.page import page_of
from luoshi.audit.reports.workbook import write_workbook

__all__ = ["markdown_of", "page_of", "write_workbook"]
