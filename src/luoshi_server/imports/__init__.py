"""Tables that offices fill in: read row by row, checked, and told once each."""
