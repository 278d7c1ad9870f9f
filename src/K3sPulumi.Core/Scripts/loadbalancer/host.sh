#!/bin/sh
# HAProxy for the Kubernetes API on this host, and keepalived where several share an address: apply, or remove.
# shellcheck disable=SC2034  # read by the scripts before this one

CONFIG="$ROOT/etc/haproxy/haproxy.cfg"
ORIGINAL="$ROOT/etc/haproxy/haproxy.cfg.before-k3spulumi"
SOCKET="$RUN/haproxy/k3s.sock"
STATE_FILE="$ROOT/var/lib/haproxy/k3s-servers.state"

check_version() {
  version=$(haproxy -v 2>/dev/null | sed -n '1s/.*version \([0-9]*\.[0-9]*\).*/\1/p')
  major=${version%%.*} minor=${version#*.}
  [ "$major" -gt 2 ] || { [ "$major" = 2 ] && [ "$minor" -ge 4 ]; } ||
    fail "HAProxy $version is too old: install 2.4 or newer (a newer distribution has it), then run again."
}

check_ports() {
  for port in $K3P_PORTS; do
    holder=$(port_holder "$port")
    case "$holder" in
    '' | haproxy) ;;
    *) problem "port $port is in use by $holder: stop it, or use another port or host for the load balancer." ;;
    esac
  done
  report_problems
}

prepare_directories() {
  mkdir -p "$ROOT/var/lib/haproxy"
  [ ! -d "$RUN/haproxy" ] || return 0
  put "$ROOT/etc/tmpfiles.d/k3spulumi-haproxy.conf" 0644 'd /run/haproxy 0755 root root -
' || :
  mkdir -p "$RUN/haproxy"
  chmod 755 "$RUN/haproxy"
  if has restorecon; then restorecon -R "$RUN/haproxy" 2>/dev/null || :; fi
}

# By default SELinux only allows HAProxy to use certain ports.
allow_ports() {
  if has getsebool && bounded 20 getsebool haproxy_connect_any 2>/dev/null | grep -q 'off$'; then
    say "allowing HAProxy to use any port (SELinux: haproxy_connect_any)"
    bounded 120 setsebool -P haproxy_connect_any 1 || warn "setsebool failed; SELinux may block HAProxy's ports."
  fi
}

apply_haproxy() {
  printf '%s' "$K3P_HAPROXY" >"$WORK/haproxy.cfg"
  echo "$CONFIG" >>"$WORK/placed"
  if cmp -s "$WORK/haproxy.cfg" "$CONFIG" && [ -z "$(pending)" ] && unit_is_active haproxy && wait_until_it_runs_with "$CONFIG" 15; then return 0; fi
  old=$(worker) || :
  write_state "$WORK/haproxy.cfg"
  check_config
  [ ! -s "$CONFIG" ] || [ -e "$ORIGINAL" ] || cp -p "$CONFIG" "$ORIGINAL"
  cp "$CONFIG" "$WORK/haproxy.cfg.previous" 2>/dev/null || :
  put_live "$CONFIG" 0644 "$WORK/haproxy.cfg" root reload
  bounded 60 systemctl enable haproxy >/dev/null 2>&1 || :
  if unit_is_active haproxy; then
    say "reloading haproxy"
    bounded 60 systemctl reload haproxy >"$WORK/unit.log" 2>&1 || :
  else
    start_unit haproxy restart
  fi
  wait_until_it_runs_with "$CONFIG" 30 "$old" || put_back
  settled
}

put_back() {
  if [ -s "$WORK/haproxy.cfg.previous" ]; then
    put_copy "$CONFIG" 0644 "$WORK/haproxy.cfg.previous" || :
    warn "restored the previous configuration"
  fi
  unit_failed haproxy "did not load the new configuration within 30 s"
}

# The interface that reaches the floating address, unless one is set.
interface() {
  if [ -n "$K3P_INTERFACE" ]; then
    echo "$K3P_INTERFACE"
    return 0
  fi
  # while this host holds the address, its route leads to loopback
  holding=$(bounded 10 ip -o addr show to "$K3P_VIRTUAL_ADDRESS" 2>/dev/null | awk 'NR == 1 { print $2 }')
  if [ -n "$holding" ]; then
    echo "$holding"
  else
    bounded 10 ip -o route get "$K3P_VIRTUAL_ADDRESS" 2>/dev/null | sed -n 's/.* dev \([^ ]*\).*/\1/p'
  fi
}

# If this directory exists, SELinux only allows programs in it to query systemd.
check_program() {
  if [ -d "$ROOT/usr/libexec/keepalived" ]; then echo /usr/libexec/keepalived/k3spulumi-loadbalancer-check; else echo /usr/local/sbin/k3spulumi-loadbalancer-check; fi
}

apply_keepalived() {
  device=$(interface)
  case "$device" in
  '' | lo) fail "no interface of this host reaches $K3P_VIRTUAL_ADDRESS directly: set floatingInterface." ;;
  esac
  [ -d "$SYS/class/net/$device" ] || fail "this host has no interface $device: correct floatingInterface."
  put "$ROOT$(check_program)" 0755 "#!/bin/sh
exec systemctl is-active --quiet haproxy
" || :
  printf '%s' "$K3P_KEEPALIVED" | sed -e "s/@INTERFACE@/$device/" -e "s|/usr/local/sbin/k3spulumi-loadbalancer-check|$(check_program)|" >"$WORK/keepalived.conf"
  bounded 30 keepalived -t -f "$WORK/keepalived.conf" >"$WORK/check.log" 2>&1 || {
    show_tail "$WORK/check.log"
    fail "keepalived rejects the new configuration, which was not installed: see the lines above."
  }
  bounded 60 systemctl enable keepalived >/dev/null 2>&1 || :
  if put_copy "$ROOT/etc/keepalived/keepalived.conf" 0600 "$WORK/keepalived.conf"; then
    if unit_is_active keepalived; then start_unit keepalived reload; else start_unit keepalived; fi
  elif ! unit_is_active keepalived; then
    start_unit keepalived
  fi
}

# Removes keepalived only if this component installed it.
remove_keepalived() {
  [ -e "$ROOT/usr/local/sbin/k3spulumi-loadbalancer-check" ] || [ -e "$ROOT$(check_program)" ] || return 0
  stop_unit keepalived
  rm -f "$ROOT/etc/keepalived/keepalived.conf" "$ROOT/usr/local/sbin/k3spulumi-loadbalancer-check" "$ROOT$(check_program)"
}

apply() {
  need_systemd
  wait_for_boot
  install_packages haproxy haproxy
  can_ask || install_packages socat socat
  [ -z "$K3P_KEEPALIVED" ] || install_packages keepalived keepalived
  check_version
  check_ports
  prepare_directories
  allow_ports
  apply_haproxy
  if [ -n "$K3P_KEEPALIVED" ]; then apply_keepalived; else remove_keepalived; fi
  firewall_note "TCP ports $K3P_PORTS${K3P_KEEPALIVED:+ and VRRP}"
  report_pool
}

remove() {
  if ! has haproxy; then return 0; fi
  remove_keepalived
  stop_unit haproxy
  if [ -e "$ORIGINAL" ]; then mv -f "$ORIGINAL" "$CONFIG"; fi
  rm -f "$STATE_FILE" "$ROOT/etc/tmpfiles.d/k3spulumi-haproxy.conf"
}
