"""Lotrinh beside other programs on the same files: times, memory, ratios, and whether they agree."""
