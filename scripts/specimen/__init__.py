"""The specimen gazette: a district that does not exist, and the sheet of what its words say.

Each document is a module of paragraphs in which the facts are marked by hand, where they
stand (`notation` tells how).  `python -m scripts.specimen` prints the gazette as TXT, DOCX,
HTML and PDF, and the sheet of truth, into the package.
"""
