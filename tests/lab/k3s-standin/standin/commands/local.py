"""Flags of the small commands, and the way to the server on this machine."""
import os

from .. import files, tokens
from ..client import Client
from ..log import Fatal


def flags(arguments, valued, switches=()):
    """(words, {flag: value}); an unknown flag is fatal."""
    words, found, rest = [], {}, list(arguments)
    while rest:
        word = rest.pop(0)
        if not word.startswith("-"):
            words.append(word)
            continue
        name, equals, value = word.lstrip("-").partition("=")
        if name not in valued and name not in switches:
            raise Fatal(f"flag provided but not defined: -{name}")
        if name in valued and not equals:
            if not rest:
                raise Fatal(f"flag needs an argument: -{name}")
            value = rest.pop(0)
        found[name] = value if equals or name in valued else "true"
    return words, found


def directory(options):
    return os.path.join(options.get("data-dir") or os.environ.get("K3S_DATA_DIR") or "/var/lib/rancher/k3s", "server")


def server(options, token=None):
    """A client of this machine's server, with the server token."""
    home = directory(options)
    if not os.path.exists(os.path.join(home, "token")):
        raise Fatal(f"{home}/token does not exist: this is not a server")
    password = tokens.Token(token or files.read(os.path.join(home, "token")).strip()).password
    ca = files.read(os.path.join(home, "tls", "server-ca.crt"))
    return Client(options.get("server", "https://127.0.0.1:6443"), ca, basic=("server", password), server_name="localhost"), ca
