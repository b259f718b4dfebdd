"""Pages as printed: words in boxes on paper, put back into columns, lines and tables."""
