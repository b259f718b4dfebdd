"""Web pages: the document that one shows, without the site around it."""
