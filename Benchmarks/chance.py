"""Chance that can be repeated: the same name draws the same numbers on every machine and Python."""

import hashlib


class Chance:
    """Numbers drawn from a name. Python promises no stable `random.choice`, so that this draws its own."""

    def __init__(self, *name):
        digest = hashlib.sha256("/".join(map(str, name)).encode()).digest()
        self.state = int.from_bytes(digest[:8], "little")

    def number(self):
        """From 0 up to 1 (SplitMix64)."""
        self.state = (self.state + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        return ((mixed ^ (mixed >> 31)) >> 11) / (1 << 53)

    def between(self, least, most):
        """A whole number, both ends included."""
        return least + int(self.number() * (most - least + 1))

    def one_of(self, items):
        return items[int(self.number() * len(items))]

    def skewed(self, items, skew):
        """One of the items, those in front more often the higher the skew is; with 1 all as often."""
        return items[int(self.number() ** skew * len(items))]
