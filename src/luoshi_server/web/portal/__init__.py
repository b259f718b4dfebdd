"""What the public pages, feeds and open data are made of; all of it from what was published."""
