"""What the audit found, for a reader: terminal, Markdown, web page, workbook that computes."""

from luoshi.audit.reports.markdown import markdown_of
from luoshi.audit.reports.page import page_of
from luoshi.audit.reports.terminal import show
from luoshi.audit.reports.workbook import write_workbook

__all__ = ["markdown_of", "page_of", "show", "write_workbook"]
