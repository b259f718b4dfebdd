"""Word files: paragraphs, tables, and the numbers that Word writes itself."""
