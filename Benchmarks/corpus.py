"""Writes the articles of a benchmark: `corpus.py FOLDER COUNT`. The same count makes the same bytes."""

import sys
from pathlib import Path

from article import Article
from vocabulary import SECTIONS

SEED = "broadsheet"
# Later articles would not be out yet, and would not be built.
MOST = 100_000


def write(folder, count, seed=SEED):
    """Makes `folder` and so many articles in it, a folder for each section."""
    if not 0 < count <= MOST:
        raise SystemExit(f"a corpus has 1 to {MOST} articles, not {count}")
    for section in SECTIONS:
        (folder / section).mkdir(parents=True)
    for number in range(count):
        article = Article(seed, number)
        (folder / article.path).write_text(article.markdown(seed), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
