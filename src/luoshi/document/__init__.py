"""The tree of a text: reading, flow, documents, provisions, tables."""

from luoshi.document.documents import documents_of
from luoshi.document.flow import Flow, Noise, flow_of
from luoshi.document.outline import outline_of
from luoshi.document.reading import Furniture, Place, Reading
from luoshi.document.tree import Cell, Document, Kind, Provision, Table

__all__ = [
    "Cell",
    "Document",
    "Flow",
    "Furniture",
    "Kind",
    "Noise",
    "Place",
    "Provision",
    "Reading",
    "Table",
    "documents_of",
    "flow_of",
    "outline_of",
]
