#!/bin/sh
# Host checks: the programs that run the pods in place of K3s's own containerd, and the VPN between nodes.
# K3P_RUNTIME: docker or external; K3P_RUNTIME_SOCKET: where it listens. Only nodes that ask for either have this script.

check_runtime() {
  [ "${K3P_RUNTIME:-}" != docker ] || check_docker
  [ -z "${K3P_RUNTIME_SOCKET:-}" ] || [ -S "$ROOT$K3P_RUNTIME_SOCKET" ] ||
    problem "there is no socket $K3P_RUNTIME_SOCKET, which runtime.endpoint names: start that container runtime on this host, or correct the path."
  [ -z "${K3P_TAILSCALE:-}" ] || has tailscale ||
    problem "vpnAuth needs Tailscale, which is not on this host: install it (https://tailscale.com/download/linux), or leave vpnAuth out."
}

check_docker() {
  if ! has docker; then
    problem "Docker is not on this host, and runtime.docker asks for it: install Docker Engine, or leave runtime.docker out."
    return 0
  fi
  docker_driver=$(bounded 20 docker info --format '{{.CgroupDriver}}' 2>/dev/null) || docker_driver=
  if [ -z "$docker_driver" ]; then
    problem "Docker does not answer on this host: start it and have it started at boot (systemctl enable --now docker)."
    return 0
  fi
  case "$(readlink -f "$(command -v docker)")" in
  */snap/*) warn "Docker came as a snap, with which K3s has known faults: install Docker Engine from Docker's own packages." ;;
  esac
  # K3s's kubelet takes over whatever driver Docker has, so both agree; but two masters of one tree do not.
  if [ "$(init_system)" = systemd ] && [ -f "$SYS/fs/cgroup/cgroup.controllers" ] && [ "$docker_driver" != systemd ]; then
    warn "Docker's cgroup driver is $docker_driver beside systemd: set \"exec-opts\": [\"native.cgroupdriver=systemd\"] in /etc/docker/daemon.json."
  fi
}
