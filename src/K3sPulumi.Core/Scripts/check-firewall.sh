#!/bin/sh
# Host checks: a firewall that would cut nodes or pods off from each other.

check_firewall() {
  [ "${K3P_FIREWALL:-leave}" = leave ] || return 0
  if has firewall-cmd && [ "$(bounded 20 firewall-cmd --state 2>/dev/null)" = running ]; then check_firewalld; fi
  if has ufw; then
    ufw_status=$(bounded 20 ufw status verbose 2>/dev/null) || ufw_status=
    case "$ufw_status" in *"Status: active"*) check_ufw ;; esac
  fi
}

needed_ports() {
  echo 10250/tcp
  overlay_ports
  [ "$K3P_ROLE" = agent ] || echo "$K3P_API_PORT/tcp"
  [ -z "${K3P_ETCD:-}" ] || echo 2379/tcp 2380/tcp
}

# K3P_FLANNEL: flannel's backend; wireguard has a port for each IP family
overlay_ports() {
  case "$K3P_FLANNEL" in
  vxlan) echo 8472/udp ;;
  wireguard-native)
    for network in $K3P_NETWORKS; do
      case "$network" in *:*) echo 51821/udp ;; *) echo 51820/udp ;; esac
    done | sort -u
    ;;
  esac
}

check_firewalld() {
  [ "$(bounded 20 firewall-cmd --get-default-zone 2>/dev/null)" != trusted ] || return 0
  zones=$(bounded 20 firewall-cmd --get-active-zones 2>/dev/null | awk '/^[^ \t]/ { print $1 }')
  closed=
  untrusted=
  for port in $(needed_ports); do
    firewalld_opens "$port" || closed="$closed --add-port=$port"
  done
  for network in $K3P_NETWORKS; do
    bounded 20 firewall-cmd --zone=trusted --query-source="$network" >/dev/null 2>&1 || untrusted="$untrusted --add-source=$network"
  done
  [ -z "$closed" ] || problem "firewalld is active and closes ports that K3s needs: firewall-cmd --permanent$closed && firewall-cmd --reload, or systemctl disable --now firewalld."
  [ -z "$untrusted" ] || problem "firewalld is active and does not trust the networks of pods and services: firewall-cmd --permanent --zone=trusted$untrusted && firewall-cmd --reload."
}

firewalld_opens() {
  for zone in $zones; do
    if bounded 20 firewall-cmd --zone="$zone" --query-port="$1" >/dev/null 2>&1; then return 0; fi
    case "$1" in
    6443/tcp) if bounded 20 firewall-cmd --zone="$zone" --query-service=kube-apiserver >/dev/null 2>&1; then return 0; fi ;;
    esac
  done
  return 1
}

# ufw lists its rules as text; a rule without "/tcp" or "/udp" is for both
check_ufw() {
  case "$ufw_status" in *"allow (incoming)"*) return 0 ;; esac
  closed=
  for port in $(needed_ports); do
    printf '%s\n' "$ufw_status" | awk -v port="$port" '
      BEGIN { split(port, want, "/") }
      / ALLOW/ { if ($1 == port || $1 == want[1] || ($1 == "Anywhere" && $0 !~ /10\.4[23]\./)) open = 1
        n = split($1, part, "/"); if (split(part[1], range, ":") == 2 && (n == 1 || part[2] == want[2]) && want[1] + 0 >= range[1] + 0 && want[1] + 0 <= range[2] + 0) open = 1 }
      END { exit !open }' || closed="$closed $port"
  done
  [ -z "$closed" ] || problem "ufw is active and closes ports that K3s needs ($(echo "$closed" | sed 's/^ //')): 'ufw allow PORT' for each, or 'ufw disable'."
  for network in $K3P_NETWORKS; do
    printf '%s\n' "$ufw_status" | grep ' ALLOW' | grep -qF -e "$network" ||
      problem "ufw is active and closes the network $network of pods or services: ufw allow from $network to any."
  done
}
