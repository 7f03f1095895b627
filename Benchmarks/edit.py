"""Makes the edits that are measured: `edit.py COUNT WORK`, run before each build, outside the time.

Each run makes another edit than the one before, so that there always is something to build.
"""

import os
import sys

from bench_site import BenchSite
from machine import empty_caches
from vocabulary import TAGS


def nothing(site):
    pass


def everything(site):
    """The next build finds no output and no record; what the last one wrote has reached the disk."""
    site.empty()
    os.sync()


def afresh(site):
    """As `everything`, and the system's memory for files holds the articles and nothing else."""
    everything(site)
    empty_caches()
    site.read_articles()


def text(site):
    """A word more at the end of one story."""
    change(site.edited_file, lambda old: f"{old.rstrip()} Gree.\n")


def tag(site):
    """The first tag that one story does not have yet: another one in each run."""

    def tagged(old):
        start = old.index("tags: [") + len("tags: [")
        end = old.index("]", start)
        lacking = next(tag for tag in TAGS if tag not in old[start:end].split(", "))
        return f"{old[:end]}, {lacking}{old[end:]}"

    change(site.edited_file, tagged)


def template(site):
    """The reply form, which is on every story."""
    for folder in [site.root / "templates/partials", site.hugo_root / "layouts/_partials"]:
        change(folder / "comments.html", lambda old: old.replace("</h3>", ".</h3>"))


def configuration(site):
    """The line at the foot of every page."""
    for file in [site.root / "site.yml", site.hugo_root / "hugo.yaml"]:
        change(file, lambda old: old.replace("copyright: ©", "copyright: © ©"))


def change(file, new):
    """Writes what `new` makes of the file's text."""
    old = file.read_text(encoding="utf-8")
    file.write_text(new(old), encoding="utf-8", newline="\n")


EDITS = {edit.__name__: edit for edit in [nothing, everything, afresh, text, tag, template, configuration]}

if __name__ == "__main__":
    EDITS[sys.argv[2]](BenchSite(int(sys.argv[1])))
