"""A visitor's own figures and what can be taken along: parts of the page Data, and what all pages show of it."""
