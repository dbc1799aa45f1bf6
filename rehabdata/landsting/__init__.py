"""One landsting: its rates, its chapter's facts, and what its page and report say."""
