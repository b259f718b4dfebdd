"""Pages: each module is one, and says where it is found; the folder is the registry."""
