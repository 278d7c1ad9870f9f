#!/usr/bin/python3
"""artifacts.py DIRECTORY VERSION...: what a release of K3s consists of, of the stand-in, laid out as on the release pages:

DIRECTORY/install.sh, DIRECTORY/<version>/{k3s,k3s-arm64,k3s-armhf,sha256sum-*.txt,k3s-airgap-images-*.tar.zst,k3s-images.txt}.
"""
import hashlib
import io
import json
import os
import subprocess
import sys
import tarfile

import build

ARCHES = {"amd64": "k3s", "arm64": "k3s-arm64", "arm": "k3s-armhf"}
IMAGES = ["docker.io/rancher/mirrored-pause:3.6", "docker.io/rancher/mirrored-coredns-coredns:1.14.1"]


def part(name):
    with open(os.path.join(build.HERE, "installer", name), encoding="utf-8") as source:
        return source.read().rstrip("\n")


def installer():
    """One file from its parts, as it is downloaded."""
    services = part("services.sh").replace("@@killall@@", part("killall.sh")).replace("@@uninstall@@", part("uninstall.sh"))
    return part("install.sh").replace("# @@services@@", services) + "\n"


def images():
    """An archive as `docker save` makes it, with names and nothing in the images."""
    manifest = json.dumps([{"Config": "none.json", "RepoTags": [name], "Layers": []} for name in IMAGES]).encode()
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        entry = tarfile.TarInfo("manifest.json")
        entry.size = len(manifest)
        archive.addfile(entry, io.BytesIO(manifest))
    return out.getvalue()


def packed(program, content):
    return subprocess.run([program, "-c", "-n" if program == "gzip" else "-q"], input=content, capture_output=True, check=True).stdout


def release(directory, version):
    os.makedirs(directory, exist_ok=True)
    binary, archive = build.build(version), images()
    forms = {"tar": archive, "tar.gz": packed("gzip", archive), "tar.zst": packed("zstd", archive)}
    for arch, name in ARCHES.items():
        files = {name: binary, **{f"k3s-airgap-images-{arch}.{form}": content for form, content in forms.items()}}
        sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {one}\n" for one, content in files.items())
        for one, content in {**files, f"sha256sum-{arch}.txt": sums.encode()}.items():
            with open(os.path.join(directory, one), "wb") as out:
                out.write(content)
    with open(os.path.join(directory, "k3s-images.txt"), "w", encoding="utf-8") as out:
        out.write("\n".join(IMAGES) + "\n")


def main():
    root, *versions = sys.argv[1:]
    os.makedirs(root, exist_ok=True)
    with open(os.path.join(root, "install.sh"), "w", encoding="utf-8") as out:
        out.write(installer())
    for version in versions:
        release(os.path.join(root, version), version)


if __name__ == "__main__":
    main()
