"""k3s kubectl: the calls that provisioning makes. Every call is written to a journal that tests read."""
import base64
import os
import sys
import tempfile

import yaml

from .. import kubeconfig
from ..client import Client, Failed
from ..log import record
from . import actions
from .arguments import Usage, parse

GLOBAL = ("kubeconfig", "namespace", "request-timeout", "context", "server", "v")


class Connection:
    """The API server that a kubeconfig names."""

    def __init__(self, path, timeout):
        with open(path, encoding="utf-8") as source:
            config = yaml.safe_load(source)
        context = next(one["context"] for one in config["contexts"] if one["name"] == config["current-context"])
        cluster = next(one["cluster"] for one in config["clusters"] if one["name"] == context["cluster"])
        user = next(one["user"] for one in config["users"] if one["name"] == context["user"])
        with tempfile.TemporaryDirectory() as work:
            basic = (user["username"], user.get("password", "")) if "username" in user else None
            pair = None if basic else [text_of(user, kind, os.path.join(work, kind))[1] for kind in ("client-certificate", "client-key")]
            ca = text_of(cluster, "certificate-authority", os.path.join(work, "ca"))[0]
            self.client = Client(cluster["server"], ca, pair, basic=basic,
                                 server_name=cluster.get("tls-server-name"), timeout=timeout)

    def ask(self, *question):
        return self.client.ask(*question)


def text_of(section, name, path):
    """(content, path) of what a kubeconfig holds inline or by path."""
    if name + "-data" in section:
        content = base64.b64decode(section[name + "-data"]).decode()
        with open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as out:
            out.write(content)
        return content, path
    with open(section[name], encoding="utf-8") as source:
        return source.read(), section[name]


def split(arguments):
    """The verb, wherever it stands among the global options."""
    position = 0
    while position < len(arguments) and arguments[position].startswith("-"):
        bare = arguments[position].lstrip("-")
        position += 1 if "=" in bare or bare not in (*GLOBAL, "n") else 2
    if position >= len(arguments):
        raise Usage("kubectl controls the Kubernetes cluster manager (stand-in); a command is missing")
    return arguments[position], arguments[:position] + arguments[position + 1:]


def run(arguments):
    verb, rest = split(arguments)
    if verb not in actions.VERBS:
        raise Usage(f'unknown command "{verb}" for "kubectl"')
    switches, valued, action = actions.VERBS[verb]
    words, options = parse(rest, switches, (*GLOBAL, *valued))
    path = options.get("kubeconfig") or os.environ.get("KUBECONFIG") or kubeconfig.DEFAULT
    if not os.path.exists(path):
        if options.get("kubeconfig"):
            raise Usage(f"stat {path}: no such file or directory")
        raise Failed("The connection to the server localhost:8080 was refused - did you specify the right host or port?")
    timeout = actions.seconds(options.get("request-timeout", "0")) or 30
    try:
        connection = Connection(path, timeout)
    except PermissionError as problem:
        raise Usage(f"error loading config file \"{path}\": open {path}: permission denied ({problem.errno})") from None
    except (KeyError, TypeError, StopIteration, yaml.YAMLError, AttributeError):
        raise Usage(f'error loading config file "{path}": not a kubeconfig') from None
    return action(connection, words, options) or 0


def main(arguments):
    watches = any(one in ("-w", "--watch", "--watch=true") for one in arguments)
    if watches:
        # it is ended rather than that it ends
        record("kubectl", args=arguments, code=0)
    try:
        code = run(arguments)
    except Usage as problem:
        print(f"error: {problem}", file=sys.stderr)
        code = 1
    except Failed as problem:
        reason = f"Error from server ({problem.reason or problem.code}): " if problem.code else ""
        if any(one in ("-v=8", "--v=8") for one in arguments) and problem.body:
            print(f"I0101 00:00:00.000000       1 helper.go:246] Response Body: {problem.body[:1024]}", file=sys.stderr)
        tail = "" if problem.code or "localhost:8080" in str(problem) else "Unable to connect to the server: "
        print(f"{reason}{tail}{problem}", file=sys.stderr)
        code = 1
    if not watches:
        record("kubectl", args=arguments, code=code)
    return code
