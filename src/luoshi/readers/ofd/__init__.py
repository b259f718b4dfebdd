"""OFD files: what is placed on their pages, and how it is read."""
