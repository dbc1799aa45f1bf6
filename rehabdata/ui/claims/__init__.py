"""Parts of the page on claims."""
