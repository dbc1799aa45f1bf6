"""Rehabdata: figures of the rehabilitation guarantee and of a region's plan, from document to page."""
