#!/bin/sh
# Host checks: the programs that run the pods in place of K3s's own containerd, and the VPN between nodes.
# K3P_RUNTIME: docker, external, or nothing for K3s's own; K3P_RUNTIME_SOCKET: where it listens.

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

# What runs the pods of the node that is here by now.
placed_runtime() {
  placed_config="$ROOT/etc/rancher/k3s/config.yaml"
  if grep -q '^docker: true' "$placed_config" 2>/dev/null; then
    echo docker
  elif grep -q '^container-runtime-endpoint: .' "$placed_config" 2>/dev/null; then
    echo external
  fi
}

# Pods of one runtime are not seen by another: they would run on, beside their successors.
check_runtime_change() {
  [ -n "$owner_role" ] && [ -s "$ROOT/etc/rancher/k3s/config.yaml" ] && [ -e "$(unit_file "$SERVICE")" ] || return 0
  placed=$(placed_runtime)
  [ "$placed" = "${K3P_RUNTIME:-}" ] ||
    problem "the pods of this node run in $(runtime_name "$placed"), and $(runtime_name "${K3P_RUNTIME:-}") would not see them: remove the node first, then add it with the other runtime."
}

runtime_name() {
  case "$1" in
  docker) echo Docker ;;
  external) echo "a container runtime of the host" ;;
  *) echo "K3s's own containerd" ;;
  esac
}
