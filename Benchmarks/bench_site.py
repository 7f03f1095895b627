"""The site that both generators build from one folder of articles."""

import hashlib
import shutil
from pathlib import Path

import corpus
from article import Article
from places import BROADSHEET, FLOOR, HERE, PROJECT, WORK, hugo, put_aside

MAKERS = ["chance.py", "vocabulary.py", "article.py", "corpus.py"]


class BenchSite:
    """`.build/bench/COUNT/`: `content/` and Broadsheet's own files, and `hugo/`, whose content is the same."""

    def __init__(self, count):
        self.count = count
        self.root = WORK / str(count)
        self.content = self.root / "content"
        self.output = self.root / "Public"
        self.hugo_root = self.root / "hugo"
        self.hugo_output = self.hugo_root / "public"
        self.floor_list = self.root / "floor.list"
        self.floor_output = self.root / "floor"
        # One of the newest, so that it is on the front page, in lists and in feeds as well.
        self.edited = Article(corpus.SEED, max(0, count - 10))

    @property
    def edited_file(self):
        return self.content / self.edited.path

    def make(self):
        """The articles, unless they are there already, and everything else as it was before any edit."""
        stamp, made_by = self.root / "corpus.sha256", makers_digest()
        if not stamp.is_file() or stamp.read_text() != made_by:
            put_aside(self.root)
            corpus.write(self.content, self.count)
            stamp.write_text(made_by)
        self.edited_file.write_text(self.edited.markdown(corpus.SEED), encoding="utf-8", newline="\n")
        shutil.copytree(HERE / "broadsheet", self.root, dirs_exist_ok=True)
        shutil.copytree(HERE / "hugo", self.hugo_root, dirs_exist_ok=True)
        shutil.copytree(PROJECT / "templates/assets", self.hugo_root / "assets", dirs_exist_ok=True)
        self.empty()

    def empty(self):
        """Puts all output aside, and every trace of a build."""
        put_aside(self.output, self.root / ".broadsheet", self.floor_output)
        put_aside(self.hugo_output, self.hugo_root / "resources")

    def read_articles(self):
        """So that they are in the system's memory for files."""
        for file in filter(Path.is_file, self.content.rglob("*")):
            file.read_bytes()

    def broadsheet_command(self, *more):
        return [BROADSHEET, "build", "--quiet", "--site", self.root, *more]

    def hugo_command(self):
        return [hugo(), "--quiet", "--source", self.hugo_root]

    def floor_command(self, threads):
        return [FLOOR, self.floor_list, self.content, self.floor_output, str(threads)]


def makers_digest():
    return hashlib.sha256(b"".join((HERE / name).read_bytes() for name in MAKERS)).hexdigest()
