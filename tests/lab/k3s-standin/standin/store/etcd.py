"""Embedded etcd, emulated: members, learners, voters and quorum are as in etcd; the protocol between them is our own."""
import hashlib
import json
import os
import random
import secrets
import shutil
import time
import threading

from . import Store, Sqlite, Unavailable, empty
from .. import files
from ..log import Fatal, info, record, warn
from .peers import Listener, call

PROMOTE_AFTER = float(os.environ.get("K3S_STANDIN_PROMOTE_SECONDS", "2"))


def exists(db):
    return os.path.exists(os.path.join(db, "etcd", "member", "wal"))


def open(settings, db, node, address, join):  # noqa: A001 - the module's own verb
    directory = os.path.join(db, "etcd")
    tombstone = os.path.join(directory, "tombstone")
    if os.path.exists(tombstone):
        if not settings.get("server"):
            raise Fatal(f"tombstone file has been detected but --server is empty; delete {tombstone} to start a new cluster")
        shutil.move(db, f"{db}-old-{int(time.time())}")
    store = Etcd(directory, node, address)
    if exists(db):
        store.must_be_member()
    elif settings.get("server") and settings.get("token"):
        store.join(join)
    else:
        store.initialise(os.path.join(db, "state.db"))
    return store


class Etcd(Store):
    kind = "etcd"

    def __init__(self, directory, node, address):
        super().__init__()
        self.directory, self.node, self.address = directory, node, address
        self.path = os.path.join(directory, "state.json")
        self.name = files.read(os.path.join(directory, "name"), "-").strip()
        kept = json.loads(files.read(self.path, json.dumps({"revision": 0, "state": empty()})))
        self.revision, self.state = kept["revision"], kept["state"]
        self.alive, self.stopped, self.removed = set(), threading.Event(), False
        self.listener, self.key = None, ""
        self.swap, self.lease = threading.RLock(), (None, 0.0)

    # -- becoming a member

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

    # -- living with the others

    def start(self, serving):
        """Listens for the other members and watches them; `serving` is the certificate and key to show."""
        self.key = hashlib.sha256(files.read(serving[2]).encode()).hexdigest()
        self.listener = Listener(self, serving[:2])
        threading.Thread(target=self.watch, daemon=True).start()

    def watch(self):
        while not self.stopped.is_set():
            self.exchange()
            self.promote()
            time.sleep(0.5 + random.random() / 4)

    def others(self):
        return {name: one for name, one in self.state["members"].items() if name != self.name}

    def exchange(self):
        alive = set()
        for name, member in self.others().items():
            answer = call(member["address"], self.key, {"ask": "state", "after": self.revision})
            if answer is None:
                continue
            alive.add(name)
            if answer.get("state"):
                self.take(answer["revision"], answer["state"])
        self.alive = alive

    def take(self, revision, state):
        """A newer state from another member; True when it is now ours."""
        with self.swap:
            if revision <= self.revision:
                return False
            if self.name not in state["members"]:
                self.entomb()
                return True
            self.keep(revision, state)
            return True

    def entomb(self):
        if not self.removed:
            self.removed = True
            files.write(os.path.join(self.directory, "tombstone"), "removed\n")
            warn("this server has been removed from the etcd cluster; shutting down")

    def keep(self, revision, state):
        self.revision, self.state = revision, state
        files.write(self.path, json.dumps({"revision": revision, "state": state}))

    def voters(self, state=None):
        return {name for name, one in (state or self.state)["members"].items() if not one["learner"]}

    def quorum(self, reached):
        voters = self.voters()
        return len((reached | {self.name}) & voters) > len(voters) // 2

    def promote(self):
        """The first living voter makes a voter of a learner that has caught up."""
        members, now = self.state["members"], time.time()
        learners = [name for name, one in members.items()
                    if one["learner"] and name in self.alive and now - one["added"] > PROMOTE_AFTER]
        if not learners or self.name != min(self.voters() & (self.alive | {self.name}), default=""):
            return
        try:
            self.change(lambda state: state["members"][learners[0]].update(learner=False))
            info(f"Promoted learner {learners[0]}")
        except (Unavailable, KeyError):
            pass

    # -- the store's own verbs

    def trouble(self):
        mine = self.state["members"].get(self.name)
        if not mine or self.removed:
            return "this server is not a member of the etcd cluster"
        if mine["learner"]:
            return "this server has not yet been promoted from learner to voting member"
        return None if self.quorum(self.alive) else "etcdserver: no leader"

    def load(self):
        trouble = self.trouble()
        if trouble:
            raise Unavailable(trouble)
        return self.revision, self.state

    def save(self, revision, state):
        """A majority must take the new state before it counts; a member that is ahead makes the change run again."""
        reached, behind = set(), False
        for name, member in self.others().items():
            if name not in self.alive:
                continue
            answer = call(member["address"], self.key, {"ask": "take", "revision": revision + 1, "state": state})
            if answer is not None and answer.get("taken"):
                reached.add(name)
            elif answer is not None and answer.get("state"):
                behind = self.take(answer["revision"], answer["state"]) or behind
        if behind:
            return False
        if not self.quorum(reached):
            self.alive = reached
            raise Unavailable("etcdserver: request timed out")
        with self.swap:
            if self.revision != revision:
                return False
            self.keep(revision + 1, state)
        return True

    # -- one writer in the whole cluster: the first living voter hands out the right to write

    def change(self, step):
        with self.lock:
            self.obtain()
            try:
                return super().change(step)
            finally:
                self.lease_call("release")

    def obtain(self):
        deadline = time.time() + 10
        while time.time() < deadline:
            if self.trouble():
                raise Unavailable(self.trouble())
            if self.lease_call("lease"):
                return
            time.sleep(0.02 + random.random() / 20)
        raise Unavailable("etcdserver: request timed out")

    def lease_call(self, ask):
        leader = min(self.voters() & (self.alive | {self.name}), default=self.name)
        if leader == self.name:
            return self.grant(ask, self.name)
        answer = call(self.state["members"][leader]["address"], self.key,
                      {"ask": ask, "name": self.name, "after": self.revision}) or {}
        if answer.get("state"):
            self.take(answer["revision"], answer["state"])
        return answer.get("granted", False)

    def grant(self, ask, name):
        """The right to write, for a few seconds; a writer that died does not hold up the others for longer."""
        with self.swap:
            holder, until = self.lease
            if ask == "release":
                self.lease = (None, 0.0) if holder == name else self.lease
                return True
            if holder in (None, name) or until < time.time():
                self.lease = (name, time.time() + 5)
                return True
            return False

    def stop(self):
        self.stopped.set()
