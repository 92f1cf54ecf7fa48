"""A page's text -> its program. Needs no session, and nothing of how a page is shown."""
