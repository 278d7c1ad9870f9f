"""k3s certificate check|rotate."""
import glob
import os
import sys
import time

from .. import pki
from ..log import Fatal, info
from .local import directory, flags


def check(options):
    for path in sorted(glob.glob(os.path.join(directory(options), "tls", "*.crt"))):
        left = pki.seconds_left(path)
        end = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + left))
        state = "OK" if left > 120 * 86400 else "EXPIRED" if left < 0 else "WARNING"
        print(f"{os.path.basename(path)}   {end}   {state}")


def rotate(options):
    """Leaf certificates go; the next start makes new ones."""
    for path in glob.glob(os.path.join(directory(options), "tls", "*.crt")):
        if not path.endswith("-ca.crt"):
            os.remove(path)
            os.remove(path[:-3] + "key")
    info("Successfully backed up certificates, please restart k3s server or agent to rotate certificates")


def main(arguments):
    verb = arguments[0] if arguments else ""
    _, options = flags(arguments[1:], ("data-dir", "service", "s", "output", "o"))
    if verb not in ("check", "rotate"):
        raise Fatal(f"No help topic for '{verb}'")
    print("stand-in for tests: this is not K3s", file=sys.stderr)
    (check if verb == "check" else rotate)(options)
