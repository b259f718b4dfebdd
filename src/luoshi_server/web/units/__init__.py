"""What the pages of units show; the views themselves are in `web.pages`."""
