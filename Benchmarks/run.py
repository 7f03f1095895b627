"""`run.py [COUNT]`: measures, prints the tables and writes them to docs/benchmarks.md.

10,000 articles are compared with Hugo and the floor. With more, how Broadsheet grows is measured instead, for a
section of its own. With fewer the comparison is printed and written nowhere: such numbers are to try the suite.
"""

import sys

import machine
from comparison import Comparison
from counts import Counts
from growth import FEWER, Growth
from places import PROJECT, take_out_trash
from report import put_in

DOCUMENT = PROJECT / "docs/benchmarks.md"


def tell(what):
    print(f"… {what}", file=sys.stderr, flush=True)


def sections(count):
    """The measurements for so many articles, by their places in the document."""
    if count > FEWER:
        return {"growth": Growth(count)}
    return {"comparison": Comparison(count), "instructions": Counts()}


def run(count):
    text = DOCUMENT.read_text(encoding="utf-8")
    about = "\n".join(machine.description())
    for place, measurement in sections(count).items():
        measurement.measure(tell)
        section = measurement.text()
        print(f"\n{section}\n", flush=True)
        text = put_in(text, place, f"{about}\n\n{section}")
    if count >= FEWER:
        DOCUMENT.write_text(text, encoding="utf-8", newline="\n")
    take_out_trash()


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else FEWER)
