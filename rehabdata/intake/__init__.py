"""Bringing files in: read as text, checked against forms, compared with what is held, merged into a data folder."""
