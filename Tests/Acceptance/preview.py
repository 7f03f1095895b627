"""A preview of a copy of a site, as a child of the test."""

import re
import subprocess
import time

from sites import BROADSHEET, copy


class Preview:
    """`broadsheet preview` on a free port."""

    def __init__(self, source, folder, *arguments):
        self.folder = copy(source, folder)
        self.arguments = arguments
        self.port = 0
        self.start()

    def start(self):
        """Starts it, on the same port as before where there was one."""
        self.process = subprocess.Popen(
            [BROADSHEET, "preview", "--site", self.folder, "--port", str(self.port), *self.arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for line in self.process.stdout:
            if found := re.search(r"http://[\d.]+:(\d+)/", line):
                self.port = int(found[1])
                return
        raise AssertionError("the preview has ended")

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def stop(self):
        """Ends it, and how long that took in seconds."""
        begun = time.monotonic()
        self.process.terminate()
        self.process.communicate(timeout=10)
        return time.monotonic() - begun

    def text(self, file):
        return (self.folder / file).read_text(encoding="utf-8")

    def write(self, file, text):
        """As most editors do: beside the old file, and renamed."""
        path = self.folder / file
        new = path.with_name(path.name + "~")
        new.write_text(text, encoding="utf-8", newline="\n")
        new.replace(path)

    def write_deep(self, file, text):
        (self.folder / file).parent.mkdir(parents=True)
        self.write(file, text)

    def edit(self, file, old, new):
        text = self.text(file)
        assert old in text, f"{file} has no {old!r}"
        self.write(file, text.replace(old, new, 1))
