#!/usr/bin/python3
"""mirror.py DIRECTORY ADDRESS LOGIN: DIRECTORY by HTTPS on port 8443, under a CA of its own (/tmp/mirror-ca.crt), for who sends LOGIN.

Below /moved every file is on port 8444, which asks for no login and notes in /tmp/leaked that it got one. Below /stalls no file ends."""
import base64
import http.server
import os
import ssl
import subprocess
import sys
import threading
import time

root, address, login = sys.argv[1:]
EXPECTED = "Basic " + base64.b64encode(login.encode()).decode()


def certificates():
    make = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30"]
    subprocess.run([*make, "-subj", "/CN=lab-mirror-ca", "-keyout", "/tmp/mirror-ca.key", "-out", "/tmp/mirror-ca.crt"], check=True)
    subprocess.run([*make, "-subj", "/CN=mirror", "-addext", f"subjectAltName=IP:{address}", "-addext", "basicConstraints=CA:FALSE",
                    "-CA", "/tmp/mirror-ca.crt", "-CAkey", "/tmp/mirror-ca.key", "-keyout", "/tmp/mirror.key", "-out", "/tmp/mirror.crt"],
                   check=True)


class Files(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args):
        super().__init__(*args, directory=root)


class Elsewhere(Files):
    def do_GET(self):
        if self.headers.get("Authorization"):
            open("/tmp/leaked", "w", encoding="utf-8").close()
        super().do_GET()


class Mirror(Files):
    def do_GET(self):
        if self.headers.get("Authorization") != EXPECTED:
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="mirror"')
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path.startswith("/moved/"):
            self.send_response(302)
            self.send_header("Location", f"https://{address}:8444{self.path[6:]}")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path.startswith("/stalls/"):
            self.send_response(200)
            self.send_header("Content-Length", "1000000")
            self.end_headers()
            time.sleep(3600)
        else:
            super().do_GET()


def serve(port, handler):
    server = http.server.ThreadingHTTPServer(("", port), handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain("/tmp/mirror.crt", "/tmp/mirror.key")
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.serve_forever()


os.umask(0o022)
certificates()
threading.Thread(target=serve, args=(8444, Elsewhere), daemon=True).start()
serve(8443, Mirror)
