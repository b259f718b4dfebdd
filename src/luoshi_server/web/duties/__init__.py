"""What the pages of duties show and offer; the views themselves are in `web.pages`."""
