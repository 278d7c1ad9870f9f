#!/bin/sh
# Host checks: ports in use, and the clock.

# listeners: "PORT PROGRAM" for every TCP socket that listens beyond or on loopback
listeners() {
  if has ss; then
    ss -Hltnp 2>/dev/null | awk '{ n = split($4, a, ":"); who = "-"
      if (match($0, /users:\(\("[^"]*"/)) who = substr($0, RSTART + 9, RLENGTH - 10)
      print a[n], who }'
  elif has netstat; then
    netstat -ltnp 2>/dev/null | awk '$1 ~ /^tcp/ { n = split($4, a, ":"); split($7, b, "/"); print a[n], (b[2] == "" ? "-" : b[2]) }'
  fi | sort -u
}

# Ports of our own K3s are no problem: it is what we came to change.
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
    -) who="a program that does not show its name" ;;
    esac
    problem "port ${port%%:*} (${port##*:}) is in use by $who: stop it, or move it to another port."
  done
}

# check_clock URL: against the clock of whoever serves URL, because certificates are made and read on different machines.
check_clock() {
  clock_other=$(date_of "$1")
  if [ "$(now)" -lt 1735689600 ]; then
    problem "the clock says $(date -u '+%Y-%m-%d %H:%M') UTC, which is long past: set it, and keep it set (chrony or systemd-timesyncd)."
    return 0
  fi
  if [ -z "$clock_other" ]; then
    case "$1" in file://* | "") ;; *) warn "cannot compare the clock: ${1%%/v[0-9]*} gave no date." ;; esac
    return 0
  fi
  clock_off=$(($(now) - clock_other))
  if [ "$clock_off" -lt 0 ]; then clock_way=behind clock_off=$((-clock_off)); else clock_way=ahead; fi
  if [ "$clock_off" -gt 300 ]; then
    problem "the clock is $clock_off s $clock_way of $(printf '%s' "$1" | cut -d / -f 3): set it, and keep it set (chrony or systemd-timesyncd)."
  elif [ "$clock_off" -gt 30 ]; then
    warn "the clock is $clock_off s $clock_way of $(printf '%s' "$1" | cut -d / -f 3)."
  fi
}

# What K3s would find out only at its start, or never. K3P_NODE_IP: the user's choice of address; K3P_RESOLV_CONF: of name servers.
check_routes() {
  if [ -z "${K3P_NODE_IP:-}" ] && ! has_default_route; then
    problem "this host has no default route, by which K3s finds its address and which services need: add one, even to nowhere (ip link add dummy0 type dummy; ip link set dummy0 up; ip address add 203.0.113.254/31 dev dummy0; ip route add default via 203.0.113.255 dev dummy0 metric 1000), and set nodeIp."
  fi
  if [ -z "${K3P_RESOLV_CONF:-}" ] && [ -e "$ROOT/etc/resolv.conf" ] && ! has_name_server /etc/resolv.conf && ! has_name_server /run/systemd/resolve/resolv.conf; then
    warn "no name server beyond this host itself is in /etc/resolv.conf: K3s gives pods 8.8.8.8 then; where that is out of reach, set resolvConf to a file with yours."
  fi
  case "$(os_value ID) $(os_value VERSION_ID)" in
  rhel\ 8.[0-3] | rocky\ 8.[0-3] | almalinux\ 8.[0-3] | centos\ 8.[0-3])
    if has systemctl && bounded 20 systemctl is-enabled nm-cloud-setup.service >/dev/null 2>&1; then
      problem "nm-cloud-setup takes pods' routes away on this release: systemctl disable nm-cloud-setup.service nm-cloud-setup.timer and reboot, or take release 8.4 or newer."
    fi ;;
  esac
}

# A host whose routes cannot be read is given the benefit of the doubt.
has_default_route() {
  { [ -r "$PROC/net/route" ] || [ -r "$PROC/net/ipv6_route" ]; } || return 0
  awk 'NR > 1 && $2 == "00000000" && $8 == "00000000" { found = 1 } END { exit !found }' "$PROC/net/route" 2>/dev/null ||
    awk '$1 ~ /^0+$/ && $2 == "00" && $10 != "lo" { found = 1 } END { exit !found }' "$PROC/net/ipv6_route" 2>/dev/null
}

# As K3s reads it: with any server of the host's own in it, it passes the whole file over.
has_name_server() {
  awk '$1 == "nameserver" { all++; if ($2 ~ /^(127\.|0\.|169\.254\.|::1$|fe80:|ff)/) own++ } END { exit !(all && !own) }' "$ROOT$1" 2>/dev/null
}
