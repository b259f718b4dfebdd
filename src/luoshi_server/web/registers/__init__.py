"""How registers are shown and handed out."""
