"""The text of a document as people read it: set in paragraphs, in pages, with marks on words."""
