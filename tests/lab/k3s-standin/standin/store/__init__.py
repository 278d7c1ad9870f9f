"""Where the cluster's state lives. A store reads the whole state and changes it in one step, or says that it cannot."""
import copy
import json
import os
import sqlite3
import threading

from ..log import info


class Unavailable(Exception):
    """The datastore does not answer, or has no quorum."""


def empty():
    return {"bootstrap": {}, "nodes": {}, "secrets": {}, "objects": {}, "tokens": {}, "members": {}, "critical": {}}


class Store:
    """One writer at a time in this process; `load` and `save` are what differs between datastores."""
    kind = ""

    def __init__(self):
        self.lock = threading.RLock()

    def read(self):
        with self.lock:
            return self.load()[1]

    def change(self, step):
        """Applies `step` to the newest state until it is saved; step may run more than once."""
        with self.lock:
            while True:
                revision, state = self.load()
                state = copy.deepcopy(state)
                result = step(state)
                if self.save(revision, state):
                    return result

    def trouble(self):
        """None, or why the datastore cannot serve now."""
        try:
            self.read()
        except Unavailable as problem:
            return str(problem)
        return None

    def load(self):
        raise NotImplementedError

    def save(self, revision, state):
        raise NotImplementedError

    def stop(self):
        """Nothing to end."""


class Sqlite(Store):
    kind = "sqlite"

    def __init__(self, path):
        super().__init__()
        os.makedirs(os.path.dirname(path), exist_ok=True)
        self.database = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        # K3s encrypts what is secret in it; here it is in the clear.
        os.chmod(path, 0o600)
        self.database.execute("CREATE TABLE IF NOT EXISTS kine (id INTEGER PRIMARY KEY, name TEXT UNIQUE, value TEXT)")

    def load(self):
        row = self.database.execute("SELECT id, value FROM kine WHERE name = 'state'").fetchone()
        return (row[0], json.loads(row[1])) if row else (0, empty())

    def save(self, revision, state):
        self.database.execute("REPLACE INTO kine (id, name, value) VALUES (?, 'state', ?)", (revision + 1, json.dumps(state)))
        return True


def choose(settings, data, node, address, join):
    """The datastore as K3s chooses it: etcd on disk wins, then cluster-init or a join, then the endpoint, then SQLite."""
    from . import etcd, external
    db = os.path.join(data, "server", "db")
    etcd.keep_name(db, node)
    endpoint = settings.get("datastore-endpoint")
    joining = settings.get("token") and settings.get("server")
    if etcd.exists(db) or not endpoint and (settings.flag("cluster-init") or joining):
        return etcd.open(settings, db, node, address, join)
    if endpoint:
        return external.open(endpoint, settings)
    info("Configuring sqlite3 database connection pooling: maxIdleConns=2, maxOpenConns=0")
    return Sqlite(os.path.join(db, "state.db"))
