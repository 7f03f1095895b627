"""What the floor program is to write: the sizes and places of a built site's files.

`floor_list.py CONTENT SITE` prints a line `SIZE PATH SOURCE` for each file, parted by tabs.
"""

import sys
from pathlib import Path


def lines(content, site):
    """In the order of the paths. A story's page has its source, every other file `-`."""
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        path = file.relative_to(site)
        source = f"{path.parent}.md"
        yield f"{file.stat().st_size}\t{path}\t{source if (content / source).is_file() else '-'}"


if __name__ == "__main__":
    print("\n".join(lines(Path(sys.argv[1]), Path(sys.argv[2]))))
