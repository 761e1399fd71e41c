"""Networks too large for a graph object: participations as arrays, measures that use what they are.

The graphs of `network` stay what analysts meet; here the same numbers are made for tens of thousands
of partners, whose projection has a million ties, in seconds.
"""
