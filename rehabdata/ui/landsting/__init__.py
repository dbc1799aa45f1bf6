"""Parts of the pages on landsting."""
