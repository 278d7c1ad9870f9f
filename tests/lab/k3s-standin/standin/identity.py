"""Who this node is: its name, its password and its address."""
import fcntl
import os
import re
import secrets
import socket
import struct

from . import files
from .log import Fatal

PASSWORD, ID = "/etc/rancher/node/password", "/etc/rancher/node/id"


def node_name(settings):
    name = (settings.get("node-name") or socket.gethostname()).lower()
    if settings.flag("with-node-id"):
        if not os.path.exists(ID):
            files.write(ID, secrets.token_hex(4) + "\n", 0o644)
        name += "-" + files.read(ID).strip()
    if not re.fullmatch(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*", name) or len(name) > 253:
        raise Fatal(f'node name "{name}" is invalid: a lowercase RFC 1123 subdomain must consist of lower case'
                    " alphanumeric characters, '-' or '.'")
    if name == "localhost":
        raise Fatal("node name localhost is not allowed")
    return name


def node_password():
    if not os.path.exists(PASSWORD):
        files.write(PASSWORD, secrets.token_hex(16) + "\n")
    return files.read(PASSWORD).strip()


def node_ip(settings):
    given = settings.list("node-ip")
    interface = settings.get("flannel-iface") or default_interface()
    if given:
        return given[0]
    if not interface:
        raise Fatal("unable to select an IP from default routes.")
    return address_of(interface)


def default_interface():
    with open("/proc/net/route", encoding="ascii") as routes:
        rows = [line.split() for line in routes.readlines()[1:]]
    return next((row[0] for row in rows if row[1] == "00000000" and row[7] == "00000000"), None)


def address_of(interface):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        request = struct.pack("256s", interface.encode()[:15])
        try:
            return socket.inet_ntoa(fcntl.ioctl(probe, 0x8915, request)[20:24])
        except OSError as problem:
            raise Fatal(f"unable to find IP for interface {interface}: {problem}") from None


def must_be_privileged(role):
    """K3s needs root, and in a container it needs to be privileged."""
    if os.getuid() != 0:
        raise Fatal(f"{role} requires additional privilege when not run with --rootless or as root")
    effective = re.search(r"CapEff:\s*(\w+)", files.read("/proc/self/status")).group(1)
    if not int(effective, 16) & (1 << 21):
        raise Fatal("failed to evacuate root cgroup: mkdir /sys/fs/cgroup/init: operation not permitted")
