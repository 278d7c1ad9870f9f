#!/usr/bin/python3
"""serve.py DIRECTORY VERSION...: the stand-in's releases by HTTP, and by HTTPS under the names that K3s's own come from.

DIRECTORY/ca.crt is the CA that clients of those names must trust; /k3s-io/k3s/... are the paths below them."""
import functools
import http.server
import os
import ssl
import subprocess
import sys
import threading

import artifacts

NAMES = "subjectAltName=DNS:github.com,DNS:raw.githubusercontent.com"


def certificates():
    make = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30"]
    subprocess.run([*make, "-subj", "/CN=lab-artifacts-ca", "-keyout", "/tmp/ca.key", "-out", "ca.crt"], check=True)
    subprocess.run([*make, "-subj", "/CN=github.com", "-addext", NAMES, "-addext", "basicConstraints=CA:FALSE",
                    "-CA", "ca.crt", "-CAkey", "/tmp/ca.key", "-keyout", "/tmp/key", "-out", "/tmp/crt"], check=True)


def layout(versions):
    """The addresses of GitHub, as links to the plain layout."""
    os.makedirs("k3s-io/k3s/releases", exist_ok=True)
    os.symlink("../../..", "k3s-io/k3s/releases/download")
    for version in versions:
        os.makedirs(f"k3s-io/k3s/{version}", exist_ok=True)
        os.symlink("../../../install.sh", f"k3s-io/k3s/{version}/install.sh")


def main():
    root, *versions = sys.argv[1:]
    sys.argv = ["artifacts.py", root, *versions]
    artifacts.main()
    os.chdir(root)
    layout(versions)
    certificates()
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=root)
    secure = http.server.ThreadingHTTPServer(("", 443), handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain("/tmp/crt", "/tmp/key")
    secure.socket = context.wrap_socket(secure.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=secure.serve_forever, daemon=True).start()
    http.server.ThreadingHTTPServer(("", 80), handler).serve_forever()


main()
