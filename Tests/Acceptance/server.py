"""A small web server that behaves as hosts of plain files do."""

import fnmatch
import mimetypes
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit


class HeaderRules:
    """The `_headers` file as hosts read it: a line with a path, then indented `Name: value` lines."""

    def __init__(self, text):
        self.rules = []
        for line in text.splitlines():
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            if line[0].isspace():
                name, value = line.strip().split(":", 1)
                self.rules[-1][1].append((name.strip(), value.strip()))
            else:
                self.rules.append((line.strip(), []))

    def headers(self, path):
        """All headers for a path, in the file's order."""
        return [pair for pattern, pairs in self.rules if fnmatch.fnmatchcase(path, pattern) for pair in pairs]


class Handler(BaseHTTPRequestHandler):
    """Hands out files: `index.html` for a folder, `404.html` for what is not there, the headers of `_headers`."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = unquote(urlsplit(self.path).path)
        root = self.server.root
        file = (root / path.lstrip("/")).resolve()
        if not file.is_relative_to(root) or file.name == "_headers":
            file, status = root / "404.html", 404
        elif file.is_dir() and not path.endswith("/"):
            self.answer(301, [("Location", path + "/")], b"")
            return
        else:
            file, status = (file / "index.html" if file.is_dir() else file), 200
        if not file.is_file():
            file, status = root / "404.html", 404
        body = file.read_bytes() if file.is_file() else b"Not found"
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        if kind.startswith("text/"):
            kind += "; charset=utf-8"
        own = self.server.rules.headers(path)
        if not any(name.lower() == "content-type" for name, _ in own):
            own = [("Content-Type", kind), *own]
        self.answer(status, own, body)

    def answer(self, status, headers, body):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server:
    """Serves a folder on the loopback interface until it is closed."""

    def __init__(self, handler=Handler):
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.http.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.http.server_address[1]}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def show(self, folder):
        """Serves this folder from now on, with its `_headers`."""
        folder = Path(folder).resolve()
        rules = folder / "_headers"
        self.http.rules = HeaderRules(rules.read_text() if rules.is_file() else "")
        self.http.root = folder

    def close(self):
        self.http.shutdown()
        self.http.server_close()
