#!/bin/sh
# Host checks: a firewall that would block traffic between nodes or pods. Only for nodes that leave the firewall unchanged.
# What a firewall allows becomes lines: "all", "port 2379-2380/tcp", "from 10.0.0.0/24" (everything from there), "pods" (everything from K3s's
# own interfaces). Any address may be a node, so a port is only a problem if no rule allows it. K3P_PORTS: the ports that K3s needs.

check_firewall() {
  if has firewall-cmd && [ "$(bounded 20 firewall-cmd --state 2>/dev/null)" = running ]; then check_firewalld; fi
  if has ufw; then
    ufw_status=$(bounded 20 ufw status verbose 2>/dev/null) || ufw_status=
    case "$ufw_status" in *"Status: active"*) check_ufw ;; esac
  fi
}

# lets_in RULES PORT/PROTOCOL, or RULES NETWORK for the networks of pods and services
lets_in() {
  printf '%s\n' "$1" | awk -v want="$2" -v networks="$K3P_NETWORKS" '
    function number(ip, part) { split(ip, part, "."); return ((part[1] * 256 + part[2]) * 256 + part[3]) * 256 + part[4] }
    function within(small, big, s, b, size, bit) {
      if (small == big) return 1
      if ((small big) ~ /:/) return 0
      split(small "/32", s, "/"); split(big "/32", b, "/"); size = 1
      for (bit = b[2]; bit < 32; bit++) size *= 2
      return s[2] + 0 >= b[2] + 0 && int(number(s[1]) / size) == int(number(b[1]) / size)
    }
    function of_pods(from, i) { for (i = 1; i <= count; i++) if (within(from, network[i])) return 1; return 0 }
    BEGIN { count = split(networks, network, " "); is_port = want ~ /\/(tcp|udp)$/; split(want, target, "/") }
    $1 == "all" && is_port { open = 1 }
    $1 == "pods" && !is_port { open = 1 }
    $1 == "from" { if (is_port ? !of_pods($2) : within(want, $2)) open = 1 }
    $1 == "port" && is_port {
      split($2, part, "/"); if (part[2] != "" && part[2] != target[2]) next
      if (split(part[1], range, /[-:]/) == 1) range[2] = range[1]
      if (target[1] + 0 >= range[1] + 0 && target[1] + 0 <= range[2] + 0) open = 1
    }
    END { exit !open }'
}

check_firewalld() {
  rules=$(firewalld_rules)
  closed=
  untrusted=
  for port in $K3P_PORTS; do
    lets_in "$rules" "$port" || closed="$closed --add-port=$port"
  done
  for network in $K3P_NETWORKS; do
    lets_in "$rules" "$network" || untrusted="$untrusted --add-source=$network"
  done
  [ -z "$closed" ] || problem "firewalld is active and blocks ports that K3s needs: run firewall-cmd --permanent$closed && firewall-cmd --reload, or systemctl disable --now firewalld."
  [ -z "$untrusted" ] || problem "firewalld is active and does not trust the networks of pods and services: run firewall-cmd --permanent --zone=trusted$untrusted && firewall-cmd --reload."
}

# Interfaces without a zone belong to the default zone.
firewalld_rules() {
  default=$(bounded 20 firewall-cmd --get-default-zone 2>/dev/null) || :
  for zone in $({ echo "$default"; bounded 20 firewall-cmd --get-active-zones 2>/dev/null | awk '/^[^ \t]/ { print $1 }'; } | sort -u); do
    bounded 20 firewall-cmd --zone="$zone" --list-all 2>/dev/null | firewalld_zone "$zone"
  done >"$WORK/zones"
  grep -v '^service ' "$WORK/zones" || :
  awk '$1 == "service" && !seen[$2]++ { print $2 }' "$WORK/zones" | while read -r service; do service_ports "$service" with; done
}

# Zones of networks inside this host, such as Docker's, are irrelevant for other nodes.
firewalld_zone() {
  awk -v is_default="$([ "$1" != "$default" ] || echo 1)" '
    $1 == "target:" { accepts = $2 == "ACCEPT" }
    $1 == "interfaces:" {
      for (i = 2; i <= NF; i++) if ($i ~ /^(cni0|flannel)/) pods = 1; else if ($i !~ /^(lo|docker|br-|virbr|veth|podman)/) real = 1
    }
    $1 == "sources:" { for (i = 2; i <= NF; i++) sources = sources "from " $i "\n" }
    $1 == "ports:" { for (i = 2; i <= NF; i++) lines = lines "port " $i "\n" }
    $1 == "services:" { for (i = 2; i <= NF; i++) lines = lines "service " $i "\n" }
    $1 == "protocols:" { for (i = 2; i <= NF; i++) lines = lines "port 0-65535/" $i "\n" }
    $1 == "rule" && / accept/ {
      gsub(/"/, "")
      if (match($0, /port port=[^ ]+ protocol=[^ ]+/)) { split(substr($0, RSTART, RLENGTH), part, /[ =]/); lines = lines "port " part[3] "/" part[5] "\n" }
      else if (match($0, /service name=[^ ]+/)) lines = lines "service " substr($0, RSTART + 13, RLENGTH - 13) "\n"
      else if (match($0, /protocol value=[^ ]+/)) lines = lines "port 0-65535/" substr($0, RSTART + 15, RLENGTH - 15) "\n"
      else if (match($0, /source address=[^ ]+/)) lines = lines "from " substr($0, RSTART + 15, RLENGTH - 15) "\n"
    }
    END {
      if (accepts && (pods || is_default)) print "pods"
      if (accepts && (real || is_default)) print "all"
      if (accepts) printf "%s", sources
      if (real || sources != "" || is_default) printf "%s", lines
    }'
}

# service_ports NAME [with]: with the ports of included services
service_ports() {
  service_info=$(bounded 20 firewall-cmd --info-service="$1" 2>/dev/null) || return 0
  printf '%s\n' "$service_info" | awk '$1 == "ports:" { for (i = 2; i <= NF; i++) print "port " $i }'
  [ -z "${2:-}" ] || for included in $(printf '%s\n' "$service_info" | sed -n 's/^ *includes: *//p'); do service_ports "$included"; done
}

check_ufw() {
  case "$ufw_status" in *"allow (incoming)"*) return 0 ;; esac
  rules=$(printf '%s\n' "$ufw_status" | ufw_rules)
  closed=
  for port in $K3P_PORTS; do
    lets_in "$rules" "$port" || closed="$closed $port"
  done
  [ -z "$closed" ] || problem "ufw is active and blocks ports that K3s needs ($(echo "$closed" | sed 's/^ //')): run 'ufw allow PORT' for each, or 'ufw disable'."
  for network in $K3P_NETWORKS; do
    lets_in "$rules" "$network" || problem "ufw is active and blocks the network $network of pods or services: run ufw allow from $network to any."
  done
}

# "[ADDRESS] PORTS[/PROTOCOL] [(NAME)] [on INTERFACE] ALLOW IN FROM": a rule without a protocol applies to both
ufw_rules() {
  awk 'match($0, / (ALLOW|LIMIT)( IN)? +/) {
    ports = ""; on = ""; from = substr($0, RSTART + RLENGTH); sub(/ .*/, "", from)
    if (from == "OUT" || from == "FWD") next
    count = split(substr($0, 1, RSTART - 1), word, " ")
    for (i = 1; i <= count; i++) if (word[i] == "on") on = word[++i]; else if (word[i] ~ /^[0-9:,]+(\/(tcp|udp))?$/) ports = word[i]
    if (on ~ /^(cni0|flannel)/) { if (ports == "") print "pods"; next }
    if (on ~ /^(lo|docker|br-|virbr|veth|podman)/) next
    if (ports == "") { if (from != "Anywhere") print "from " from; else print (on == "" ? "all\npods" : "all"); next }
    split(ports, part, "/"); count = split(part[1], one, ",")
    for (i = 1; i <= count; i++) print "port " one[i] (part[2] == "" ? "" : "/" part[2])
  }'
}
