"""What the office puts on paper: slips (督办单), notices (通报), monthly reports (月报)."""
