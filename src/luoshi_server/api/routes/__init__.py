"""What programs can ask and do: each module is one noun; the folder is the registry."""
