"""Embedded etcd, emulated: how a server becomes a member and stops being one."""
import os
import secrets
import shutil
import time

from . import Sqlite
from .. import files
from ..log import Fatal, info, record
from .replica import Replica


def exists(db):
    return os.path.exists(os.path.join(db, "etcd", "member", "wal"))


def keep_name(db, node):
    """K3s makes up the name of an etcd member at its first start, with whatever datastore."""
    path = os.path.join(db, "etcd", "name")
    if not os.path.exists(path):
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        files.write(path, f"{node}-{secrets.token_hex(4)}\n")


def open(settings, db, node, address, join):  # noqa: A001 - the module's own verb
    directory = os.path.join(db, "etcd")
    tombstone = os.path.join(directory, "tombstone")
    if os.path.exists(tombstone):
        if not settings.get("server"):
            raise Fatal("tombstone file has been detected but --server is empty: backup and delete ${datadir}/server/db to create"
                        " a new cluster, or set --server to rejoin")
        info("tombstone file has been detected, removing ${datadir}/server/db to rejoin the cluster")
        shutil.move(db, f"{db}-old-{int(time.time())}")
    store = Etcd(directory, node, address)
    if exists(db):
        store.must_be_member()
    elif settings.get("server") and settings.get("token"):
        store.join(join)
    else:
        store.initialise(os.path.join(db, "state.db"))
    return store


class Etcd(Replica):
    def initialise(self, sqlite):
        self.begin(f"{self.node}-{secrets.token_hex(4)}")
        if os.path.exists(sqlite):
            info("Migrating content from sqlite to etcd")
            self.state = Sqlite(sqlite).read()
            os.rename(sqlite, sqlite + ".migrated")
        self.state["members"] = {self.name: self.member(learner=False)}
        self.keep(self.revision + 1, self.state)
        info(f"Starting etcd for new cluster, cluster-init: {self.name}")
        record("events", event="etcd-initialised", node=self.node)

    def join(self, join):
        name = f"{self.node}-{secrets.token_hex(4)}"
        while True:
            answer = join(name, self.member(learner=True))
            if "state" in answer:
                break
            if "duplicate" in answer["error"]:
                raise Fatal(f"etcd cluster join failed: {answer['error']}")
            info(f"Waiting for other members to finish joining etcd cluster: {answer['error']}")
            time.sleep(1)
        self.begin(name)
        self.keep(answer["revision"], answer["state"])
        info(f"Adding member {name} to etcd cluster as learner")
        record("events", event="etcd-joined", node=self.node)

    def begin(self, name):
        self.name = name
        os.makedirs(os.path.join(self.directory, "member", "wal"), mode=0o700, exist_ok=True)
        files.write(os.path.join(self.directory, "name"), name + "\n")

    def member(self, learner):
        return {"node": self.node, "address": self.address, "learner": learner, "added": time.time()}

    def must_be_member(self):
        mine = self.state["members"].get(self.name)
        found = {name: one["address"] for name, one in self.state["members"].items()}
        if not mine or mine["address"] != self.address:
            raise Fatal(f"this server is not a member of the etcd cluster. Found {found}, expect: {self.name}={self.address}")
