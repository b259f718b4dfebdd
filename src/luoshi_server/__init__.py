"""The office: what runs, as a Django project over the core and the catalogue."""
