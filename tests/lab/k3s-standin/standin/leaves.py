"""The leaf certificates of a server: made at a start where they are missing, near their end, or of another CA."""
import os

from . import files, pki


def serving(server):
    """The API server's, which is issued again for new names too."""
    names = sorted(dict.fromkeys(server.names()))
    noted = os.path.join(server.authority.tls, ".names")
    if files.read(noted, "") != "\n".join(names):
        remove(server, "serving-kube-apiserver")
    paths = kept(server, "serving-kube-apiserver", "server", lambda ca: pki.serving(ca, "k3s", names))
    files.write(noted, "\n".join(names))
    if server.store.kind == "etcd":
        kept(server, "etcd/peer-server-client", "etcd/peer", lambda ca: pki.serving(ca, "etcd-peer", names))
    trigger = os.path.join(server.authority.tls, "dynamic-cert-regenerate")
    if os.path.exists(trigger):
        os.remove(trigger)
    return paths


def admin(server):
    return kept(server, "client-admin", "client", lambda ca: pki.client(ca, "system:admin", ["system:masters"]))


def kept(server, name, ca, make):
    paths = [os.path.join(server.authority.tls, f"{name}.{kind}") for kind in ("crt", "key")]
    if not pki.is_current(paths[0], server.ca(ca)):
        certificate, key = make(server.ca(ca))
        files.write(paths[0], certificate, 0o644)
        files.write(paths[1], key)
    return paths


def remove(server, name):
    for kind in ("crt", "key"):
        path = os.path.join(server.authority.tls, f"{name}.{kind}")
        if os.path.exists(path):
            os.remove(path)
