"""The charts as pictures to take away: the page's own spec and rows, with title, key, source and link in them."""
