"""Certificates, by the openssl command."""
import ipaddress
import os
import subprocess
import tempfile

from . import files
from .log import Fatal

# The stand-in's image keeps its openssl apart: K3s's image has none that a script could lean on.
APART = "/usr/lib/k3s-standin/openssl"
PROGRAM = APART if os.path.exists(APART) else "openssl"


def openssl(*arguments, stdin=None):
    done = subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, check=False)
    if done.returncode:
        raise Fatal(f"openssl {arguments[0]}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def make(subject, days, extensions, ca=None):
    """(certificate, key) as PEM text; signed by `ca`, a pair of paths, or by itself."""
    with tempfile.TemporaryDirectory() as work:
        key, certificate = os.path.join(work, "key"), os.path.join(work, "crt")
        signer = ["-CA", ca[0], "-CAkey", ca[1]] if ca else []
        added = [part for extension in extensions for part in ("-addext", extension)]
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-sha256",
                "-subj", subject, "-days", str(days), "-keyout", key, "-out", certificate, *added, *signer)
        return files.read(certificate), files.read(key)


def authority(directory, name):
    """A CA in `directory`, made once; returns its two paths."""
    paths = os.path.join(directory, f"{name}-ca.crt"), os.path.join(directory, f"{name}-ca.key")
    if not os.path.exists(paths[0]):
        certificate, key = make(f"/CN=k3s-{name}-ca", 3650, ["basicConstraints=critical,CA:TRUE",
                                "keyUsage=critical,digitalSignature,keyEncipherment,keyCertSign"])
        files.write(paths[0], certificate, 0o644)
        files.write(paths[1], key)
    return paths


def client(ca, name, groups=()):
    subject = "".join(f"/O={group}" for group in groups) + f"/CN={name}"
    # the variable is K3s's own, and undocumented
    days = os.environ.get("CATTLE_NEW_SIGNED_CERT_EXPIRATION_DAYS", "365")
    return make(subject, days, ["basicConstraints=CA:FALSE", "extendedKeyUsage=clientAuth"], ca)


def serving(ca, name, names):
    alternatives = ",".join(("IP:" if is_ip(one) else "DNS:") + one for one in dict.fromkeys(names))
    return make(f"/O=k3s/CN={name}", 365, ["basicConstraints=CA:FALSE", f"subjectAltName={alternatives}",
                                           "extendedKeyUsage=serverAuth"], ca)


def is_ip(text):
    try:
        ipaddress.ip_address(text)
        return True
    except ValueError:
        return False


def seconds_left(path):
    import time
    end = openssl("x509", "-in", path, "-noout", "-enddate", "-dateopt", "iso_8601").decode().strip().partition("=")[2]
    return time.mktime(time.strptime(end, "%Y-%m-%d %H:%M:%SZ")) - time.timezone - time.time()


def encrypt(text, password):
    """AES with a key from the password: what K3s keeps in its datastore cannot be read without the token."""
    return cipher("-e", text.encode(), password).decode()


def decrypt(text, password):
    return cipher("-d", text.encode(), password).decode()


def cipher(direction, content, password):
    reading, writing = os.pipe()
    os.write(writing, password.encode() + b"\n")
    os.close(writing)
    try:
        done = subprocess.run([PROGRAM, "enc", direction, "-aes-256-cbc", "-pbkdf2", "-a", "-A", "-pass", f"fd:{reading}"],
                              input=content, capture_output=True, check=False, pass_fds=[reading])
    finally:
        os.close(reading)
    if done.returncode:
        raise ValueError("wrong password")
    return done.stdout
