"""nginx, which serves a folder as it would on the web."""

from child import Child, free_port

SETTINGS = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log stderr notice;
events {{ worker_connections 256; }}
http {{
    access_log off;
    types {{ text/html html; text/css css; image/svg+xml svg; }}
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {root};
        {rules}
    }}
}}
"""


class Nginx:
    """One nginx process for one folder, which may be a link that is switched."""

    def __init__(self, folder, root, rules=""):
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        folder.mkdir()
        (folder / "nginx.conf").write_text(SETTINGS.format(folder=folder, port=self.port, root=root, rules=rules))
        command = ["/usr/sbin/nginx", "-p", folder, "-c", folder / "nginx.conf"]
        self.child = Child(command, r"using the .* event method", folder / "log")

    def close(self):
        self.child.close()
