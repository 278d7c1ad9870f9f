"""Certificates, by the openssl command."""
import ipaddress
import os
import subprocess
import tempfile
import time

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
    """A CA in `directory`, made once unless both files are there; returns its two paths."""
    paths = os.path.join(directory, f"{name}-ca.crt"), os.path.join(directory, f"{name}-ca.key")
    if not all(os.path.exists(path) for path in paths):
        certificate, key = make(f"/CN=k3s-{name.replace('/', '-')}-ca@{int(time.time())}", 3650, ["basicConstraints=critical,CA:TRUE",
                                "keyUsage=critical,digitalSignature,keyEncipherment,keyCertSign"])
        files.write(paths[0], certificate, 0o644)
        files.write(paths[1], key)
    return paths


def client(ca, name, groups=()):
    subject = "".join(f"/O={group}" for group in groups) + f"/CN={name}"
    # the variable is K3s's own, and undocumented
    days = os.environ.get("CATTLE_NEW_SIGNED_CERT_EXPIRATION_DAYS", "365")
    return chained(make(subject, days, ["basicConstraints=CA:FALSE", "extendedKeyUsage=clientAuth"], ca), ca)


def serving(ca, name, names):
    alternatives = ",".join(("IP:" if is_ip(one) else "DNS:") + one for one in dict.fromkeys(names))
    days = os.environ.get("CATTLE_NEW_SIGNED_CERT_EXPIRATION_DAYS", "365")
    return chained(make(f"/O=k3s/CN={name}", days, ["basicConstraints=CA:FALSE", f"subjectAltName={alternatives}",
                                                    "extendedKeyUsage=serverAuth,clientAuth"], ca), ca)


def chained(pair, ca):
    """The certificate with those of its CA, as K3s writes it."""
    return pair[0] + files.read(ca[0]), pair[1]


def is_current(path, ca):
    """Whether K3s would keep a leaf certificate at a start: it is there, of this CA, and has more than 120 days left."""
    text = files.read(path, "")
    return text.endswith(files.read(ca[0])) and os.path.exists(path[:-3] + "key") and seconds_left(path) >= 120 * 86400


def parts(text):
    """The certificates in a PEM text, one by one."""
    return [part + "-----END CERTIFICATE-----\n" for part in text.split("-----END CERTIFICATE-----\n") if "BEGIN CERTIFICATE" in part]


def replacement_problem(old, new, key):
    """Why K3s rejects `new`, a CA's text, instead of `old` without force; None if it accepts it."""
    given, known = parts(new), parts(old)
    if len(given) == 1:
        return "new CA bundle contains only a single certificate but should include root or intermediate CA certificates"
    with tempfile.TemporaryDirectory() as work:
        first, trusted, others = (os.path.join(work, name) for name in ("first", "trusted", "others"))
        files.write(first, given[0])
        files.write(trusted, "".join(known[-1:]))
        files.write(others, "".join(known[:-1] + given[1:]))
        done = subprocess.run([PROGRAM, "verify", "-CAfile", trusted, "-untrusted", others, first], capture_output=True, check=False)
        if done.returncode:
            return "new CA cert cannot be verified using old CA chain: x509: certificate signed by unknown authority"
        if openssl("x509", "-in", first, "-noout", "-pubkey") != openssl("pkey", "-pubout", stdin=key.encode()):
            return "new CA cert and key cannot be loaded as X590KeyPair: tls: private key does not match public key"
    return None


def is_ip(text):
    try:
        ipaddress.ip_address(text)
        return True
    except ValueError:
        return False


def seconds_left(path):
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
