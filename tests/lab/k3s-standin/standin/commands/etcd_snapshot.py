"""k3s etcd-snapshot save|ls|delete|prune on this machine's server."""
import glob
import json
import os
import time
import zipfile

from .. import files, identity
from ..client import Failed
from ..log import Fatal, info
from ..settings import Settings
from ..store import etcd
from .local import directory, flags, server

VALUED = ("name", "dir", "etcd-snapshot-dir", "etcd-server", "s", "etcd-token", "t", "node-name", "data-dir", "output", "o",
          "snapshot-retention", "etcd-snapshot-retention", "server", "token")


def content(path):
    """The state in a snapshot, packed or not."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return json.loads(archive.read(archive.namelist()[0]))["state"]
    return json.loads(files.read(path))["state"]


def place(options):
    return options.get("dir") or options.get("etcd-snapshot-dir") or os.path.join(directory(options), "db", "snapshots")


def save(words, options):
    db = os.path.join(directory(options), "db")
    if not etcd.exists(db):
        raise Fatal("etcd datastore disabled")
    try:
        server(options, options.get("etcd-token"))[0].ask("GET", "/db/info")
    except Failed as problem:
        raise Fatal(f"see server log for details: {problem}") from None
    node = options.get("node-name") or identity.node_name(Settings("server", []))
    path = os.path.join(place(options), f"{options.get('name', 'on-demand')}-{node}-{int(time.time())}")
    text = files.read(os.path.join(db, "etcd", "state.json"))
    if "snapshot-compress" in options or "etcd-snapshot-compress" in options:
        path += ".zip"
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(os.path.basename(path)[:-4], text)
        os.chmod(path, 0o600)
    else:
        files.write(path, text)
    info(f"Snapshot {os.path.basename(path)} saved.")


def show(words, options):
    paths = sorted(glob.glob(os.path.join(place(options), "*")))
    if "json" in (options.get("o"), options.get("output")):
        print(json.dumps({"items": [{"name": os.path.basename(path), "location": f"file://{path}",
                                     "size": os.path.getsize(path)} for path in paths]}))
        return
    print("Name Location Size Created")
    for path in paths:
        created = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(os.path.getmtime(path)))
        print(f"{os.path.basename(path)} file://{path} {os.path.getsize(path)} {created}")


def delete(words, options):
    for name in words:
        path = os.path.join(place(options), os.path.basename(name))
        if not os.path.exists(path):
            raise Fatal(f"snapshot {name} not found")
        os.remove(path)
        info(f"Snapshot {name} deleted.")


def prune(words, options):
    prefix = options.get("name", "on-demand")
    keep = int(options.get("snapshot-retention") or options.get("etcd-snapshot-retention") or 5)
    paths = sorted(glob.glob(os.path.join(place(options), f"{prefix}-*")), key=os.path.getmtime, reverse=True)
    for path in paths[keep:]:
        os.remove(path)
        info(f"Snapshot {os.path.basename(path)} deleted.")


VERBS = {"save": save, "ls": show, "list": show, "l": show, "delete": delete, "prune": prune}


def main(arguments):
    verb = arguments[0] if arguments and not arguments[0].startswith("-") else "save"
    words, options = flags(arguments[1:] if arguments[:1] == [verb] else arguments, VALUED,
                           ("snapshot-compress", "etcd-snapshot-compress"))
    if verb not in VERBS:
        raise Fatal(f"No help topic for '{verb}'")
    VERBS[verb](words, options)
