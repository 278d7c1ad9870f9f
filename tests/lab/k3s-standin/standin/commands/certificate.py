"""k3s certificate check|rotate|rotate-ca."""
import glob
import os
import shutil
import sys
import time

from .. import files, pki
from ..client import Failed
from ..log import Fatal, info, record
from .local import directory, flags, server

SERVICES = ("admin", "api-server", "auth-proxy", "cloud-controller", "controller-manager", "etcd", "scheduler", "supervisor",
            "k3s-server", "kube-proxy", "kubelet", "k3s-controller")


def leaves(options):
    """Every leaf certificate of this node; CAs need rotate-ca."""
    home = directory(options)
    found = [*glob.glob(os.path.join(home, "tls", "*.crt")), *glob.glob(os.path.join(home, "tls", "etcd", "*.crt")),
             *glob.glob(os.path.join(home, "..", "agent", "client-*.crt"))]
    return sorted(path for path in found if not path.endswith("-ca.crt"))


def check(options):
    if options.get("output", "text") not in ("text", "table", "json", "yaml"):
        raise Fatal(f"invalid output format {options['output']}")
    for path in leaves(options):
        left = pki.seconds_left(path)
        end = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + left))
        state = "expired at" if left < 0 else "will expire within 120 days at" if left < 120 * 86400 else "is ok, expires at"
        info(f"{os.path.basename(path)}: certificate {state} {end}")


def rotate(options):
    """Leaf certificates and their keys are copied away and deleted; the next start makes new ones."""
    home, found = directory(options), leaves(options)
    kind = "Server detected, rotating agent and server" if os.path.isdir(home) else "Agent detected, rotating agent"
    info(f"{kind} certificates")
    backup = os.path.join(home if os.path.isdir(home) else os.path.join(home, "..", "agent"), f"tls-{int(time.time())}")
    if os.path.isdir(os.path.join(home, "tls")):
        shutil.copytree(os.path.join(home, "tls"), backup, dirs_exist_ok=True)
        files.write(os.path.join(home, "tls", "dynamic-cert-regenerate"), "")
    os.makedirs(backup, mode=0o700, exist_ok=True)
    for path in found:
        for one in (path, path[:-3] + "key"):
            if os.path.exists(one):
                shutil.copy2(one, backup)
                os.remove(one)
    record("events", event="certificates-rotated", count=len(found))
    info(f"Successfully backed up certificates to {backup}, please restart k3s server or agent to rotate certificates")


def rotate_ca(options):
    """Sends the files in PATH/tls to the server, which checks and keeps them; every node then has to restart."""
    if "path" not in options:
        raise Fatal('Required flag "path" not set')
    tls, sent = os.path.join(options["path"], "tls"), {}
    for where in ("", "etcd"):
        for path in glob.glob(os.path.join(tls, where, "*-ca.*")):
            sent[os.path.relpath(path, tls)] = files.read(path)
    client, _ = server(options)
    path = f"/v1-k3s/cert/cacerts?force={'true' if 'force' in options else 'false'}"
    try:
        client.ask("PUT", path, {"files": sent})
    except Failed as problem:
        answer = f"{client.url}{path}: {problem.code} {problem.body}" if problem.code else problem
        raise Fatal(f"see server log for details: {answer}") from None
    print("certificates saved to datastore")


def main(arguments):
    verb = arguments[0] if arguments else ""
    verbs = {"check": check, "rotate": rotate, "rotate-ca": rotate_ca}
    if verb not in verbs:
        raise Fatal(f"No help topic for '{verb}'")
    _, options = flags(arguments[1:], ("data-dir", "d", "service", "s", "output", "o", "path", "server"), ("force",))
    unknown = [one for one in options.get("service", "").split(",") if one and one not in SERVICES]
    if unknown:
        raise Fatal(f"service {unknown[0]} is not recognized")
    print("stand-in for tests: this is not K3s", file=sys.stderr)
    verbs[verb](options)
