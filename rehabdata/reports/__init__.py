"""Reports as PDF: sentences, figures, charts and tables from the pages' own functions, set by one template.

Always Swedish. A report is a list of blocks; report.typ knows how each block looks, and nothing of what it says.
"""
