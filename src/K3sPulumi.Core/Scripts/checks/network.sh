#!/bin/sh
# Host checks: ports in use, and the clock.

# listeners: "PORT PROGRAM" for every listening TCP socket, on any address
listeners() {
  if has ss; then
    ss -Hltnp 2>/dev/null | awk '{ n = split($4, a, ":"); who = "-"
      if (match($0, /users:\(\("[^"]*"/)) who = substr($0, RSTART + 9, RLENGTH - 10)
      print a[n], who }'
  elif has netstat; then
    netstat -ltnp 2>/dev/null | awk '$1 ~ /^tcp/ { n = split($4, a, ":"); split($7, b, "/"); print a[n], (b[2] == "" ? "-" : b[2]) }'
  fi | sort -u
}

# Ports of this node's own K3s are not a problem.
check_ports() {
  ports=$K3P_LISTENS_AGENT
  if [ "$K3P_ROLE" = server ]; then
    ports="$K3P_API_PORT:API $K3P_LISTENS_SERVER"
    if [ -n "${K3P_ETCD:-}" ]; then ports="$ports $K3P_LISTENS_ETCD"; fi
  fi
  case " $K3P_PORTS " in *" ${K3P_LISTENS_REGISTRY%%:*}/tcp "*) ports="$ports $K3P_LISTENS_REGISTRY" ;; esac
  listening=$(listeners)
  for port in $ports; do
    who=$(printf '%s\n' "$listening" | awk -v port="${port%%:*}" '$1 == port && !found { print $2; found = 1 }')
    case "$who" in
    "") continue ;;
    k3s* | containerd*) if [ -e "$(unit_file "$SERVICE")" ] || [ -e "$(unit_file "$OTHER_SERVICE")" ]; then continue; fi ;;
    -) who="an unknown program" ;;
    esac
    problem "port ${port%%:*} (${port##*:}) is in use by $who: stop it, or move it to another port."
  done
}

# check_clock URL: compares with the clock of the server behind URL, because certificates are issued and verified on different machines.
check_clock() {
  clock_other=$(date_of "$1")
  if [ "$(now)" -lt 1735689600 ]; then
    problem "the clock shows $(date -u '+%Y-%m-%d %H:%M') UTC, which is long past: set it and synchronize it (chrony or systemd-timesyncd)."
    return 0
  fi
  if [ -z "$clock_other" ]; then
    case "$1" in file://* | "") ;; *) warn "cannot check the clock: ${1%%/v[0-9]*} sent no date." ;; esac
    return 0
  fi
  clock_off=$(($(now) - clock_other))
  if [ "$clock_off" -lt 0 ]; then clock_way=behind clock_off=$((-clock_off)); else clock_way='ahead of'; fi
  if [ "$clock_off" -gt 300 ]; then
    problem "the clock is $clock_off s $clock_way $(printf '%s' "$1" | cut -d / -f 3): set it and synchronize it (chrony or systemd-timesyncd)."
  elif [ "$clock_off" -gt 30 ]; then
    warn "the clock is $clock_off s $clock_way $(printf '%s' "$1" | cut -d / -f 3)."
  fi
}

# What K3s would only notice when it starts, or never. K3P_NODE_IP and K3P_RESOLV_CONF: the user's choice of address and name servers.
check_routes() {
  if [ -z "${K3P_NODE_IP:-}" ] && ! has_default_route; then
    problem "this host has no default route, which K3s needs to find its address and for services: add one, even to nowhere (ip link add dummy0 type dummy; ip link set dummy0 up; ip address add 203.0.113.254/31 dev dummy0; ip route add default via 203.0.113.255 dev dummy0 metric 1000), and set nodeIp."
  fi
  if [ -z "${K3P_RESOLV_CONF:-}" ] && [ -e "$ROOT/etc/resolv.conf" ] && ! has_name_server /etc/resolv.conf && ! has_name_server /run/systemd/resolve/resolv.conf; then
    warn "/etc/resolv.conf only contains name servers on this host, so K3s gives pods 8.8.8.8; if they cannot reach it, set resolvConf to a file with your name servers."
  fi
  case "$(os_value ID) $(os_value VERSION_ID)" in
  rhel\ 8.[0-3] | rocky\ 8.[0-3] | almalinux\ 8.[0-3] | centos\ 8.[0-3])
    if has systemctl && bounded 20 systemctl is-enabled nm-cloud-setup.service >/dev/null 2>&1; then
      problem "nm-cloud-setup removes the routes of pods on this release: run systemctl disable nm-cloud-setup.service nm-cloud-setup.timer and reboot, or use release 8.4 or newer."
    fi ;;
  esac
}

# If the routes cannot be read, there may be one.
has_default_route() {
  { [ -r "$PROC/net/route" ] || [ -r "$PROC/net/ipv6_route" ]; } || return 0
  awk 'NR > 1 && $2 == "00000000" && $8 == "00000000" { found = 1 } END { exit !found }' "$PROC/net/route" 2>/dev/null ||
    awk '$1 ~ /^0+$/ && $2 == "00" && $10 != "lo" { found = 1 } END { exit !found }' "$PROC/net/ipv6_route" 2>/dev/null
}

# As K3s reads it: it ignores the whole file if any of the servers is on this host.
has_name_server() {
  awk '$1 == "nameserver" { all++; if ($2 ~ /^(127\.|0\.|169\.254\.|::1$|fe80:|ff)/) own++ } END { exit !(all && !own) }' "$ROOT$1" 2>/dev/null
}
