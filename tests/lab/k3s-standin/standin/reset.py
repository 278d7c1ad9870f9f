"""k3s server --cluster-reset: only this server keeps the data, or restores it from a snapshot."""
import os
import shutil
import socket
import time

from . import files, store
from .commands import etcd_snapshot
from .log import Fatal, info, record
from .store import etcd


def run(server):
    db = os.path.join(server.directory, "db")
    flag, restore = os.path.join(db, "reset-flag"), server.settings.get("cluster-reset-restore-path")
    if not etcd.exists(db) and not restore:
        raise Fatal("etcd: cluster-reset was requested, but there is no etcd data to reset")
    if os.path.exists(flag) and not restore:
        raise Fatal("Managed etcd cluster membership was previously reset, please remove the cluster-reset flag and start"
                    " k3s normally. If you need to perform another cluster reset, you must first manually delete the file"
                    f" at {flag}")
    try:
        socket.create_server(("0.0.0.0", server.port)).close()  # noqa: S104 - as K3s does
    except OSError:
        raise Fatal(f"listen tcp :{server.port}: bind: address already in use") from None
    if restore:
        if not os.path.exists(restore):
            raise Fatal(f"etcd: snapshot path does not exist: {restore}")
        try:
            state = etcd_snapshot.content(restore)
        except (ValueError, KeyError) as problem:
            raise Fatal(f"starting kubernetes: failed to restore snapshot: snapshot file integrity check failed: {problem}") from None
        shutil.move(os.path.join(db, "etcd"), os.path.join(db, f"etcd-old-{int(time.time())}")) if etcd.exists(db) else None
        member = etcd.Etcd(os.path.join(db, "etcd"), server.node, server.address)
        member.begin(f"{server.node}-restored")
    else:
        member = etcd.Etcd(os.path.join(db, "etcd"), server.node, server.address)
        state = member.state
    state["members"] = {member.name: member.member(learner=False)}
    state["secrets"].pop(f"kube-system/{server.node}.node-password.k3s", None)
    member.keep(member.revision + 1000, state)
    server.authority.from_store(store.Store(), state)
    server.authority.write_tokens()
    if state.get("passwd"):
        server.passwords.place(state["passwd"])
    files.write(flag, "")
    record("events", event="cluster-reset", node=server.node)
    info("Managed etcd cluster membership has been reset, restart without --cluster-reset flag now. Backup and delete"
         " ${datadir}/server/db on each peer etcd server and rejoin the nodes")
    return 0
