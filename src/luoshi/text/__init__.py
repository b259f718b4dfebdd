"""Characters and the small phrases they make: widths, numerals, quantities, durations."""
