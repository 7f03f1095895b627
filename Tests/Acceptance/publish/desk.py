"""A server that takes what caches and hubs are told, and keeps a record of it."""

import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs


class Clerk(BaseHTTPRequestHandler):
    """Writes down each request and answers as it was told to."""

    def take(self):
        form = parse_qs(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())
        desk = self.server.desk
        with desk.lock:
            desk.taken.append((self.command, self.headers["Host"], self.path, form))
        self.send_response(desk.refused.get(self.path, desk.status))
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = do_PURGE = take

    def log_message(self, *_):
        pass


class Desk:
    """One such server. With a folder for its certificate it speaks https, and `env` makes curl trust it."""

    def __init__(self, certificates=None):
        self.lock = threading.Lock()
        self.taken = []
        self.status = 204
        # The status of paths for which it is another.
        self.refused = {}
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Clerk)
        self.http.daemon_threads = True
        self.http.desk = self
        scheme = "http"
        if certificates:
            scheme = "https"
            self.secure(certificates)
        self.address = f"{scheme}://127.0.0.1:{self.http.server_address[1]}"
        threading.Thread(target=self.http.serve_forever, args=(0.05,), daemon=True).start()

    def secure(self, folder):
        certificate, key = folder / "certificate.pem", folder / "key.pem"
        kind = "-newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1".split()
        command = ["openssl", "req", "-x509", *kind, "-keyout", key, "-out", certificate]
        subprocess.run(command, check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.http.socket = context.wrap_socket(self.http.socket, server_side=True)
        self.env = {"CURL_CA_BUNDLE": str(certificate)}

    def forget(self):
        with self.lock:
            self.taken.clear()

    def close(self):
        self.http.shutdown()
        self.http.server_close()
