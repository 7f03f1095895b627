"""The tables, and their place in docs/benchmarks.md."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """A number that was to be reached: at most, or at least where `at_least` says so."""

    work: str
    goal: float
    measured: float
    unit: str
    at_least: bool = False

    @property
    def is_reached(self):
        return self.measured >= self.goal if self.at_least else self.measured <= self.goal

    @property
    def cells(self):
        bound = "at least" if self.at_least else "at most"
        measured = f"{number(self.measured)} {self.unit}".strip()
        return [self.work, f"{bound} {number(self.goal)} {self.unit}".strip(), measured, yes(self.is_reached)]


def yes(flag):
    return "yes" if flag else "**no**"


def number(value):
    """Three digits that count, thousands parted by commas."""
    if value >= 99.5 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:#.3g}"


def seconds(value):
    return f"{value * 1000:.3g} ms" if value < 1 else f"{value:.2f} s"


def table(heads, rows):
    """A table in Markdown, its columns as wide as they need be."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def put_in(text, place, section):
    """The text with the part between `<!-- place -->` and `<!-- end of place -->` replaced."""
    pattern = re.compile(rf"(<!-- {re.escape(place)} -->\n).*?(<!-- end of {re.escape(place)} -->)", re.DOTALL)
    if not pattern.search(text):
        raise ValueError(f"there is no place for {place}")
    return pattern.sub(lambda found: f"{found[1]}{section.strip()}\n{found[2]}", text)
