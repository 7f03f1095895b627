"""Another machine: a real sshd with keys of its own, at the end of a line that can be cut."""

import getpass
import os
import socket
import subprocess
import threading
from pathlib import Path

from child import Child, free_port

SERVER = """
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/writer.pub
PidFile {folder}/sshd.pid
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
ForceCommand umask 077; exec sh -c "$SSH_ORIGINAL_COMMAND"
"""

CLIENT = """
UserKnownHostsFile {folder}/known_hosts
GlobalKnownHostsFile /dev/null
"""


class Line:
    """A way over TCP to a port that breaks down after so many bytes have gone there."""

    def __init__(self, port):
        self.target = port
        self.limit = None
        self.sent = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def cut_after(self, limit):
        """From now on so many bytes go there, over all connections; None mends the line."""
        self.sent, self.limit = 0, limit

    def accept(self):
        while True:
            try:
                near, _ = self.listener.accept()
                far = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                return
            for end in [near, far]:
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for source, sink in [(near, far), (far, near)]:
                threading.Thread(target=self.carry, args=(source, sink, source is near), daemon=True).start()

    def carry(self, source, sink, counts):
        try:
            while block := source.recv(1024):
                if counts:
                    self.sent += len(block)
                    if self.limit is not None and self.sent > self.limit:
                        break
                sink.sendall(block)
        except OSError:
            pass
        for end in [source, sink]:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def close(self):
        self.listener.close()


class Machine:
    """The far side, and what the near side needs: `env` for the environment, `target` for site.yml."""

    def __init__(self, folder):
        self.folder = folder
        for name in ["host", "writer", "stranger"]:
            self.make_key(name)
        port = free_port()
        (folder / "sshd_config").write_text(SERVER.format(folder=folder, port=port))
        (folder / "ssh_config").write_text(CLIENT.format(folder=folder))
        if os.getuid() == 0:
            # Where sshd locks up its helpers; whoever is not root has none.
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        command = ["/usr/sbin/sshd", "-D", "-e", "-f", folder / "sshd_config"]
        self.child = Child(command, "Server listening", folder / "log")
        self.line = Line(port)
        self.know((folder / "host.pub").read_text())
        # ssh looks for its settings in the home of the account, whatever HOME is.
        programs = folder / "bin"
        programs.mkdir()
        (programs / "ssh").write_text(f'#!/bin/sh\nexec /usr/bin/ssh -F {folder}/ssh_config "$@"\n')
        (programs / "ssh").chmod(0o755)
        self.env = {"PATH": f"{programs}:{os.environ['PATH']}"}

    def make_key(self, name):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.folder / name], check=True)

    def know(self, key):
        """Makes this the key that the near side knows the machine by."""
        known = self.folder / "known_hosts"
        known.write_text(f"[127.0.0.1]:{self.line.port} {key}" if key else "")

    def target(self, path, **more):
        """A target on this machine, as site.yml has it."""
        return {
            "to": "rsync",
            "host": f"{getpass.getuser()}@127.0.0.1",
            "port": self.line.port,
            "identity": str(self.folder / "writer"),
            "path": str(path),
            **more,
        }

    def close(self):
        self.line.close()
        self.child.close()
