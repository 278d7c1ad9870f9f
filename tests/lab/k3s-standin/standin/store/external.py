"""Datastores that somebody else runs: PostgreSQL, MySQL or MariaDB, etcd. These are really connected to and written to."""
import sys
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from ..log import Fatal
from . import mysql, postgres, remote_etcd

# The drivers come from the distribution; the stand-in itself starts without looking there.
PACKAGES = "/usr/lib/python3/dist-packages"
FAILED = "starting kubernetes: preparing server: creating storage endpoint: building kine:"


def open(endpoint, settings):  # noqa: A001 - the module's own verb
    if PACKAGES not in sys.path:
        sys.path.append(PACKAGES)
    files = {kind: settings.get(f"datastore-{kind}file") for kind in ("ca", "cert", "key")}
    scheme, separator, rest = endpoint.partition("://")
    if not separator:
        raise Fatal(f"{FAILED} failed to create driver for configured endpoint: invalid datastore endpoint; endpoint should"
                    " be a DSN URI in the format <scheme>://<authority>")
    if scheme in ("postgres", "postgresql"):
        return postgres.Postgres(postgres_url(endpoint, files))
    if scheme == "mysql":
        return mysql.MySql(mysql.parse(rest), files)
    if scheme in ("http", "https"):
        return remote_etcd.RemoteEtcd(endpoint.split(","), files)
    raise Fatal(f"{FAILED} failed to create driver for configured endpoint: unknown driver {scheme}")


def postgres_url(endpoint, files):
    """(URL, database): defaults as kine has them; what the URL says wins over the three files."""
    if endpoint in ("postgres://", "postgresql://"):
        endpoint = "postgres://postgres:postgres@localhost/"
    try:
        parts = urlsplit(endpoint)
        _ = parts.port
    except ValueError:
        raise Fatal(f"{FAILED} failed to create driver for configured endpoint: parsing the endpoint failed") from None
    database = unquote(parts.path.strip("/")).lower() or "kubernetes"
    options = dict(parse_qsl(parts.query))
    if any(files.values()):
        options.setdefault("sslmode", "verify-full")
    for kind, name in (("ca", "sslrootcert"), ("cert", "sslcert"), ("key", "sslkey")):
        if files[kind]:
            options.setdefault(name, files[kind])
    return urlunsplit(parts._replace(scheme="postgresql", path="", query=urlencode(options))), database
