"""The doors for programs: REST under /api/v1."""
