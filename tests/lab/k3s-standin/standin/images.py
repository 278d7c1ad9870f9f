"""Images: names that came in archives, nothing more."""
import glob
import io
import json
import os
import subprocess
import sys
import tarfile

from . import files
from .log import error, info

STORE = "/var/lib/rancher/k3s/agent/containerd/stand-in-images.json"
APART = "/usr/lib/k3s-standin/zstd"


def known():
    return json.loads(files.read(STORE, "[]"))


def add(path):
    """The names in an archive of `docker save` become known; returns them."""
    names = [full(name) for name in listed(path)]
    files.write(STORE, json.dumps(sorted({*known(), *names})), 0o644)
    return names


def listed(path):
    if path == "-":
        content = sys.stdin.buffer.read()
    elif path.endswith((".zst", ".zstd")):
        program = APART if os.path.exists(APART) else "zstd"
        content = subprocess.run([program, "-dcq", path], capture_output=True, check=True).stdout
    else:
        with open(path, "rb") as source:
            content = source.read()
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        manifest = json.load(archive.extractfile("manifest.json"))
    return [name for one in manifest for name in one["RepoTags"] or []]


def full(name):
    """docker.io/library/ is what containerd puts in front of a short name."""
    head = name.split("/")[0]
    if "/" in name and ("." in head or ":" in head or head == "localhost"):
        return name
    return "docker.io/" + (name if "/" in name else "library/" + name)


def load(directory):
    """What lies in agent/images is imported on start; an archive that cannot be read is only logged."""
    for path in sorted(glob.glob(os.path.join(directory, "*.tar*"))):
        try:
            add(path)
            info(f"Imported images from {path}")
        except (OSError, KeyError, ValueError, tarfile.TarError, subprocess.CalledProcessError) as problem:
            error(f"Error encountered while importing {path}: {problem}")
