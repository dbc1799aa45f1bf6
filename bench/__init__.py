"""The benchmark: what a run of each page's script costs, measured against an empty page. README.md says how."""
