"""A server that a test has started: it runs until it is closed, and ends with the test whatever happens."""

import os
import re
import shutil
import socket
import subprocess
import time

# Ends the server when the process of the test is no more, also where that was killed.
LEASH = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


class Child:
    """A program in the foreground. `ready` is the match of the line by which it said that it can be used."""

    def __init__(self, command, ready, log, seconds=30):
        with log.open("wb") as written:
            self.process = subprocess.Popen(
                [*LEASH, *map(str, command)], stdin=subprocess.DEVNULL, stdout=written, stderr=written
            )
        self.ready = None
        end = time.monotonic() + seconds
        while not self.ready:
            running = self.process.poll() is None and time.monotonic() < end
            self.ready = re.search(ready, log.read_text())
            assert self.ready or running, f"{command[0]} did not start:\n{log.read_text()}"
            time.sleep(0.02)

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
