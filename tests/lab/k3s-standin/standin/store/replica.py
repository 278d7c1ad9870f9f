"""The replicated half of the emulated etcd: newest state wins, a majority must have it, one writer at a time."""
import hashlib
import json
import os
import random
import threading
import time

from . import Store, Unavailable, empty
from .. import files, pki
from ..log import info, warn
from .peers import Listener, call

PROMOTE_AFTER = float(os.environ.get("K3S_STANDIN_PROMOTE_SECONDS", "2"))


class Replica(Store):
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

    # -- living with the others

    def start(self, serving):
        """Listens for the other members and watches them; `serving` is the certificate and key to show."""
        # members trust each other by the root of their CA, which another CA may share
        self.key = hashlib.sha256(pki.parts(files.read(serving[2]))[-1].encode()).hexdigest()
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
