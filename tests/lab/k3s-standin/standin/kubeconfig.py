"""The admin kubeconfig that a server writes."""
import base64
import grp
import os

import yaml

from . import files

DEFAULT = "/etc/rancher/k3s/k3s.yaml"


def text(url, ca_pem, certificate, key):
    def packed(pem):
        return base64.b64encode(pem.encode()).decode()

    return yaml.safe_dump({
        "apiVersion": "v1", "kind": "Config", "current-context": "default", "preferences": {},
        "clusters": [{"name": "default", "cluster": {"certificate-authority-data": packed(ca_pem), "server": url}}],
        "contexts": [{"name": "default", "context": {"cluster": "default", "user": "default"}}],
        "users": [{"name": "default", "user": {
            "client-certificate-data": packed(certificate), "client-key-data": packed(key)}}]})


def write(settings, content):
    path = settings.get("write-kubeconfig", DEFAULT)
    files.write(path, content, int(settings.get("write-kubeconfig-mode", "0600"), 8))
    group = settings.get("write-kubeconfig-group")
    if group:
        os.chown(path, 0, int(group) if group.isdigit() else grp.getgrnam(group).gr_gid)
    if path != DEFAULT:
        os.makedirs(os.path.dirname(DEFAULT), exist_ok=True)
        files.link(DEFAULT, path)
