"""What the documents claim of their own tables, and whether it holds."""
