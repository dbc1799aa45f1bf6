"""Parts of the pages on money."""
