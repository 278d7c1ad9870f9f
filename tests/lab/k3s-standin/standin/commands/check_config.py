"""k3s check-config: the kernel is what it is; this stand-in needs nothing of it."""
from ..version import NOTICE


def main(arguments):
    print(f"Verifying binaries: {NOTICE}\n\nSTATUS: pass")
    return 0
