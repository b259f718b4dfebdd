"""PDF files: what is drawn on their pages, and how it is read."""
