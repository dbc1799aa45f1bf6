"""The money: its rules, what if, backwards, and the rows and sentences of it."""
