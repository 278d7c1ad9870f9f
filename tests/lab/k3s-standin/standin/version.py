"""The version that this stand-in was built as."""
import pkgutil

VERSION = (pkgutil.get_data(__package__, "VERSION") or b"v0.0.0+k3s1").decode().strip()
NOTICE = "stand-in for tests: this is not K3s"


def text():
    return f"k3s version {VERSION} (standin0)\n{NOTICE}"
