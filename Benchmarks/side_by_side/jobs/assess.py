"""Criteria held against every commune and year, and their averages by district."""

from . import whole


def sections(place):
    if place.is_quick:
        return
    for units in place.sizes(100_000):
        yield whole.section(place, units, 20, "a")
