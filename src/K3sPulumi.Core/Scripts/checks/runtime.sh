#!/bin/sh
# Host checks: container runtimes other than K3s's own containerd, and the VPN between nodes.
# K3P_RUNTIME: docker or external; K3P_RUNTIME_SOCKET: where it listens. Only for nodes that use either.

check_runtime() {
  [ "${K3P_RUNTIME:-}" != docker ] || check_docker
  [ -z "${K3P_RUNTIME_SOCKET:-}" ] || [ -S "$ROOT$K3P_RUNTIME_SOCKET" ] ||
    problem "the socket $K3P_RUNTIME_SOCKET in runtime.endpoint does not exist: start that container runtime on this host, or correct the path."
  [ -z "${K3P_TAILSCALE:-}" ] || has tailscale ||
    problem "vpnAuth needs Tailscale, which is not installed on this host: install it (https://tailscale.com/download/linux), or omit vpnAuth."
}

check_docker() {
  if ! has docker; then
    problem "runtime.docker needs Docker, which is not installed on this host: install Docker Engine, or omit runtime.docker."
    return 0
  fi
  docker_driver=$(bounded 20 docker info --format '{{.CgroupDriver}}' 2>/dev/null) || docker_driver=
  if [ -z "$docker_driver" ]; then
    problem "Docker does not answer on this host: start it and enable it at boot (systemctl enable --now docker)."
    return 0
  fi
  case "$(readlink -f "$(command -v docker)")" in
  */snap/*) warn "Docker is installed as a snap, with which K3s has known problems: install Docker Engine from Docker's own packages." ;;
  esac
  # the kubelet uses the same driver as Docker, but systemd expects to be the only one that manages the cgroup tree
  if [ "$(init_system)" = systemd ] && [ -f "$SYS/fs/cgroup/cgroup.controllers" ] && [ "$docker_driver" != systemd ]; then
    warn "Docker's cgroup driver is $docker_driver, but systemd manages the cgroups: set \"exec-opts\": [\"native.cgroupdriver=systemd\"] in /etc/docker/daemon.json."
  fi
}
