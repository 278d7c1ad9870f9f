"""server/cred/passwd: the passwords that K3s lets servers and agents in with, read when it starts. The datastore has a copy, and the two must
agree: a file that is newer than the copy stops K3s."""
import os
import secrets
import time

from . import files
from .log import Fatal, warn

SKEW = 3


class Passwords:
    def __init__(self, directory):
        self.path = os.path.join(directory, "cred", "passwd")

    def read(self):
        """{user: password}"""
        rows = [line.split(",") for line in files.read(self.path, "").splitlines()]
        return {row[1]: row[0] for row in rows}

    def ensure(self, wanted):
        """Written only where something differs, and in no particular order, as K3s does."""
        if self.read() == wanted:
            return
        rows = [f"{password},{user},{user},k3s:{'server' if user == 'server' else 'agent'}\n" for user, password in wanted.items()]
        secrets.SystemRandom().shuffle(rows)
        files.write(self.path, "".join(rows))

    def copy(self):
        """What the datastore keeps."""
        return {"content": files.read(self.path), "time": int(os.path.getmtime(self.path))}

    def reconcile(self, kept):
        """Before anything starts: what is newer counts, but the file never silently."""
        if not kept or kept["content"] == files.read(self.path, ""):
            return
        if os.path.exists(self.path) and int(os.path.getmtime(self.path)) - kept["time"] >= SKEW:
            raise Fatal(f"{self.path} newer than datastore and could cause a cluster outage. Remove the file(s) from disk and"
                        " restart to be recreated from datastore.")
        warn("Updating bootstrap data on disk from datastore")
        self.place(kept)

    def place(self, kept):
        files.write(self.path, kept["content"])
        os.utime(self.path, (time.time(), kept["time"]))
