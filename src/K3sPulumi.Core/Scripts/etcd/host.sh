#!/bin/sh
# A member of an etcd cluster for K3s on this host: apply, or remove [purge].

ETCD_UNIT=$K3P_UNITS

# The package starts its own etcd on the same ports; an etcd that was there before belongs to someone else.
install_etcd() {
  mine="$STATE/etcd-installed"
  if find_program etcd >/dev/null && unit_is_active etcd && [ ! -e "$mine" ]; then
    fail "an etcd (etcd.service) is already running on this host: use another host, or stop and disable it."
  fi
  for port in $K3P_PORTS; do
    holder=$(port_holder "$port")
    case "$holder" in
    '' | etcd) ;;
    *) problem "port $port is in use by $holder: stop it, or use another host." ;;
    esac
  done
  report_problems
  find_program etcd >/dev/null || : >"$mine"
  install_packages openssl openssl
  { find_program etcd && find_program etcdctl; } >/dev/null || [ "$(family)" != redhat ] || has_redhat_etcd ||
    fail "Red Hat's repositories have no etcd: copy etcd and etcdctl of a release (3.5 or newer, github.com/etcd-io/etcd/releases) to /usr/local/bin, then run again; or use hosts with Debian or Ubuntu."
  install_packages 'etcd etcdctl' "$(etcd_packages)"
  [ ! -e "$mine" ] || stop_unit etcd
  version=$(etcd --version 2>/dev/null | sed -n 's/^etcd Version: //p')
  case "$version" in
  [012].* | 3.[0-4].*) warn "etcd $version is older than 3.5, the oldest version that K3s is tested with" ;;
  esac
  id etcd >/dev/null 2>&1 || run_useradd
}

# Older releases of Debian have one package for both.
etcd_packages() {
  if [ "$(family)" != debian ] || has_candidate etcd-server || ! has_candidate etcd; then service_packages; else echo etcd; fi
}

has_candidate() {
  apt-cache -q policy "$1" 2>/dev/null | grep -q 'Candidate: [0-9]'
}

has_redhat_etcd() {
  has dnf && bounded "$K3P_PREPARE_SECONDS" dnf -q list etcd >/dev/null 2>&1
}

run_useradd() {
  useradd --system --home-dir "$HOME_DIR" --shell /usr/sbin/nologin etcd || fail "cannot create the user etcd: create it, then run again."
}

write_config() {
  printf '%s' "$K3P_ETCD_CONFIG" | awk -v state="$INITIAL_STATE" -v cluster="$INITIAL_CLUSTER" '
    /^initial-cluster-state:/ { print "initial-cluster-state: " state; next }
    /^initial-cluster:/ { print "initial-cluster: " cluster; next }
    { print }' >"$WORK/etcd.yaml"
  put_live "$HOME_DIR/etcd.yaml" 0600 "$WORK/etcd.yaml" etcd restart
}

# No start timeout: the first member waits for the others.
write_unit() {
  printf '%s' "[Unit]
Description=etcd for K3s
After=network-online.target
Wants=network-online.target
[Service]
Type=notify
User=etcd
ExecStart=$(find_program etcd) --config-file $HOME_DIR/etcd.yaml
Environment=ETCD_UNSUPPORTED_ARCH=$(case "$(uname -m)" in aarch64) echo arm64 ;; armv7*) echo arm ;; esac)
Restart=always
RestartSec=3
TimeoutStartSec=infinity
LimitNOFILE=65536
[Install]
WantedBy=multi-user.target
" >"$WORK/unit"
  put_live "$ROOT/etc/systemd/system/$ETCD_UNIT.service" 0644 "$WORK/unit" root restart
}

configure() {
  prepare_home
  serve_tls "$HOME_DIR/tls" etcd restart
  find_cluster
  printf '%s\n' "$INITIAL_STATE" "$INITIAL_CLUSTER" >"$WORK/initial"
  put_copy "$HOME_DIR/initial" 0600 "$WORK/initial" || :
  write_config
  write_unit
  if [ -n "$(pending)" ] || ! unit_runs; then
    may_restart
    bounded 60 systemctl daemon-reload
    bounded 60 systemctl enable "$ETCD_UNIT" >/dev/null 2>&1 || :
    say "starting etcd"
    bounded 20 systemctl reset-failed "$ETCD_UNIT" 2>/dev/null || :
    bounded 120 systemctl restart --no-block "$ETCD_UNIT" || unit_failed "$ETCD_UNIT" "did not start"
  fi
}

prepare_home() {
  (umask 022 && mkdir -p "$HOME_DIR/tls")
  mkdir -p "$ETCD_DATA"
  chown etcd "$HOME_DIR" "$HOME_DIR/tls" "$ETCD_DATA"
  chmod 700 "$HOME_DIR" "$ETCD_DATA"
}

unit_runs() {
  case "$(bounded 20 systemctl is-active "$ETCD_UNIT" 2>/dev/null || :)" in
  active | activating) return 0 ;;
  esac
  return 1
}

# Without enough members for a quorum, a member can only listen. But one with data may be the only one that is left of its cluster,
# so it gets time to become healthy.
gate() {
  gate_until=$(($(now) + K3P_READY_SECONDS))
  if [ -n "$WAS_HEALTHY" ] || [ "$INITIAL_STATE" = existing ] || [ "$K3P_ORDER" -ge "$K3P_QUORUM" ]; then
    until stores_a_key; do
      [ "$(now)" -lt "$gate_until" ] ||
        { cp "$WORK/etcdctl.log" "$WORK/unit.log"; unit_failed "$ETCD_UNIT" "did not store a key within $K3P_READY_SECONDS s"; }
      waits "$gate_until" "$K3P_READY_SECONDS" "$K3P_NAME to store a key in etcd"
      sleep "$POLL"
    done
    return 0
  fi
  until bounded 10 openssl s_client -connect "$K3P_PEER_SOCKET" </dev/null 2>/dev/null | grep -q 'BEGIN CERTIFICATE'; do
    [ "$(now)" -lt "$gate_until" ] || unit_failed "$ETCD_UNIT" "did not listen within $K3P_READY_SECONDS s"
    waits "$gate_until" "$K3P_READY_SECONDS" "$K3P_NAME to listen"
    sleep "$POLL"
  done
  healthy_until=$(($(now) + 20))
  while [ -n "$HAD_DATA" ] && [ "$(now)" -lt "$healthy_until" ]; do
    if stores_a_key; then return 0; fi
    sleep "$POLL"
  done
  say "$K3P_NAME is listening and waits for the next members"
}

was_healthy() {
  unit_exists "$ETCD_UNIT" || return 1
  if is_healthy "$K3P_CLIENT"; then return 0; fi
  unit_runs && [ -e "$HOME_DIR/was-healthy" ] && after_election is_healthy "$K3P_CLIENT"
}

stores_a_key() {
  ec "$K3P_CLIENT" put k3spulumi-check here >/dev/null || return 1
  ec "$K3P_CLIENT" del k3spulumi-check >/dev/null || return 1
  members "$K3P_CLIENT" || return 1
  : >"$HOME_DIR/was-healthy"
  say "$K3P_NAME is healthy, one of $(grep -c . "$WORK/members") members"
}

apply() {
  need_systemd
  wait_for_boot
  install_etcd
  prepare_tls
  WAS_HEALTHY='' HAD_DATA=''
  if has_data; then HAD_DATA=yes; fi
  if was_healthy; then WAS_HEALTHY=yes; fi
  configure
  gate
  settled
  prepare_backup "ETCD_DATA=$ETCD_DATA
ETCD_UNIT=$ETCD_UNIT
ETCD_USER=etcd
TLS=$TLS"
  firewall_note "TCP ports $K3P_PORTS"
  report_made
  print_mark end
}

remove() {
  remove_backup
  if ! unit_exists "$ETCD_UNIT"; then return 0; fi
  if unit_runs; then leave_cluster; fi
  stop_unit "$ETCD_UNIT"
  if [ "${1:-}" = purge ]; then
    rm -rf "$HOME_DIR" "$ROOT/etc/k3spulumi/$K3P_KIND"
  elif [ -n "${LEFT:-}" ]; then
    # a removed member can never return with its old data
    rm -rf "$ETCD_DATA.left" "$HOME_DIR/initial" "$HOME_DIR/was-healthy"
    mv "$ETCD_DATA" "$ETCD_DATA.left"
    say "the remaining members have the data; this member's copy is in $ETCD_DATA.left"
  else
    say "keeping the data in $ETCD_DATA and the backups"
  fi
  rm -f "$ROOT/etc/systemd/system/$ETCD_UNIT.service"
  bounded 60 systemctl daemon-reload || :
}
