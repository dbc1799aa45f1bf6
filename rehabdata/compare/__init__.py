"""Landsting side by side: the measures, their rows and sentences."""
