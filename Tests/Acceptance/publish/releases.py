"""What a folder of releases shows its readers."""

from paper import contents


def releases(folder):
    """The names of the releases that are kept, oldest first."""
    return sorted(it.name for it in (folder / "releases").iterdir() if it.is_dir())


def shows(folder, files):
    """Whether readers get exactly these files, and beside them at most lasting ones of kept releases."""
    there = contents(folder / "current")
    return files.items() <= there.items() and all(it.startswith("assets/") for it in there.keys() - files.keys())
