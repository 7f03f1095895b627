"""Which files of a site a build wrote, seen from outside."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Written:
    """How many files were written, and how many of those had the same bytes before."""

    files: int
    needless: int

    def __str__(self):
        return f"{self.files:,}" + (f" ({self.needless:,} needlessly)" if self.needless else "")


def snapshot(site):
    """Each file's path with what tells that it was written, and with a digest of its bytes."""
    found = {}
    for file in site.rglob("*"):
        if file.is_file():
            about = file.stat()
            digest = hashlib.blake2b(file.read_bytes(), digest_size=16).digest()
            found[file.relative_to(site)] = (about.st_ino, about.st_mtime_ns), digest
    return found


def written(before, after):
    """What happened between two snapshots."""
    nothing = (None, None)
    changed = [path for path, (place, _) in after.items() if before.get(path, nothing)[0] != place]
    needless = [path for path in changed if before.get(path, nothing)[1] == after[path][1]]
    return Written(len(changed), len(needless))
