"""Parts of the page on the figures."""
