"""What the pages of scores show; the views themselves are in `web.pages`."""
