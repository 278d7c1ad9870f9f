#!/bin/sh
# Rolls a failed change back: Pulumi's state then still has the old inputs, and an update to these would not run this script. The old state of
# the node is saved before the first file changes and restored if the change fails. An interrupted run leaves this to the next one.
# shellcheck disable=SC2034  # the scripts that follow read these

BEFORE="$STATE/before"
BEFORE_BINARY=.k3s.before
BEFORE_STATE="stamp generation installed started joined-through images manifest"
CAN_GO_BACK=

# Once per change, even if it runs several times: only a state that was reached successfully is worth restoring.
keep_before() {
  stamp_before=$(cat "$STATE/stamp" 2>/dev/null) || return 0
  [ "$stamp_before" != "$K3P_STAMP" ] && [ -e "$(unit_file "$SERVICE")" ] || return 0
  if changes_token; then
    forget_before
    return 0
  fi
  if [ ! -d "$BEFORE" ]; then
    rm -rf "$BEFORE.part"
    { copy_before && mv -f "$BEFORE.part" "$BEFORE"; } 2>/dev/null || fail "cannot save the current state of this node in $STATE: is the disk full?"
  fi
  CAN_GO_BACK=yes
}

# Another token was rotated to before: with the old one K3s could not open its data any more.
changes_token() {
  [ "$K3P_ROLE" = server ] && [ "$(token_line <"$ROOT$K3P_CONFIG_DIR/config.yaml")" != "$(file_data 1 | token_line)" ]
} 2>/dev/null

token_line() { sed -n '/^token:/p'; }

copy_before() {
  mkdir -p "$BEFORE.part/files" || return 1
  { cat "$MANIFEST" 2>/dev/null; before_paths; } | sort -u | {
    before_number=0
    while IFS= read -r before_path; do
      [ -f "$ROOT$before_path" ] || continue
      before_number=$((before_number + 1))
      cp -p "$ROOT$before_path" "$BEFORE.part/files/$before_number" && printf '%s %s\n' "$before_number" "$before_path" || exit 1
    done
  } >"$BEFORE.part/names" || return 1
  for before_name in $BEFORE_STATE; do
    [ ! -e "$STATE/$before_name" ] || cp -p "$STATE/$before_name" "$BEFORE.part/$before_name" || return 1
  done
  ! is_running || service_run >"$BEFORE.part/run" || return 1
  is_installed || [ ! -e "$(program)" ] || copy_binary "$(program)" "$(bin_dir)/$BEFORE_BINARY" || return 1
  sync
}

# Files that the installer writes.
before_paths() {
  for before_path in "$(unit_file "$SERVICE")" "$ROOT/etc/systemd/system/$SERVICE.service.env" "$ROOT$K3P_CONFIG_DIR/$SERVICE.env"; do
    echo "${before_path#"$ROOT"}"
  done
}

# A hard link takes no space; on another file system it must be a copy.
copy_binary() {
  rm -f "$2"
  ln "$1" "$2" 2>/dev/null || cp -p "$1" "$2"
}

forget_before() {
  rm -rf "$BEFORE" "$BEFORE.part" "$(bin_dir)/${BEFORE_BINARY:?}"
}

# After an interrupted change: if this run has the old inputs, the host is restored first; otherwise the change continues.
settle_before() {
  [ -d "$BEFORE" ] || return 0
  if [ "$(cat "$STATE/stamp" 2>/dev/null)" != "$(cat "$BEFORE/stamp")" ]; then
    # that change succeeded except for this cleanup
    forget_before
  elif [ "$(cat "$BEFORE/stamp")" = "$K3P_STAMP" ] && may_go_back; then
    say "a change of this node was interrupted: restoring its state before the change"
    put_back || fail "cannot restore the state of this node before the change: is the disk full, or read-only?"
    needs_restart /
    forget_before
  fi
}

# may_go_back: an agent may return to an older K3s; a server only if the newer one has not changed its data.
may_go_back() {
  version_before=$(cat "$BEFORE/started" 2>/dev/null) || return 0
  version_begun=$(last_version)
  [ "$K3P_ROLE" != agent ] && [ "${version_before%.*}" != "${version_begun%.*}" ] || return 0
  [ -s "$BEFORE/run" ] && [ "$(service_run)" = "$(cat "$BEFORE/run")" ]
}

# At the end of a failed run; errors in here must not prevent it from ending.
go_back() {
  CAN_GO_BACK=
  if ! may_go_back; then
    complain "K3s $version_begun has already run on this server and may have changed the cluster's data, so the server is not rolled back to $version_before: fix the error above and run again with $version_begun, or restore a snapshot from before the upgrade."
    return 0
  fi
  complain "restoring the state of this node before the change"
  put_back || { complain "cannot restore it completely: is the disk full, or read-only? Free some space, then run again."; return 0; }
  K3P_VERSION=$(last_version)
  if [ ! -e "$BEFORE/run" ]; then
    service_stop
    complain "the previous files and program are restored; the service $SERVICE was not running before and is stopped."
  elif is_running && [ "$(service_run)" = "$(cat "$BEFORE/run")" ]; then
    complain "the previous files and program are restored; $SERVICE kept running with them all the time."
    [ ! -e "$CORDONED" ] || uncordon_node
  else
    start_before
  fi
  rm -f "$STATE/restart-needed"
  forget_before
}

start_before() {
  RUN_BEFORE=$(service_run)
  RESTARTED_AT=$(date -u +%Y-%m-%dT%H:%M:%S)
  service_restart
  back_seconds=$K3P_READY_SECONDS
  [ "$back_seconds" -lt 120 ] || back_seconds=120
  wait_for_node "$back_seconds" || {
    complain "the previous files and program (K3s $K3P_VERSION) are restored and $SERVICE was restarted, but the node is not Ready after $back_seconds s: it is waiting for $WAITS_FOR."
    return 0
  }
  complain "the node is back in its state before the change (K3s $K3P_VERSION), and Ready."
  [ ! -e "$CORDONED" ] || uncordon_node
}

put_back() {
  while IFS= read -r back_path; do
    grep -q " $back_path\$" "$BEFORE/names" || { note_gone "$back_path" && rm -f "$ROOT$back_path"; } || return 1
  done 2>/dev/null <"$MANIFEST" || [ ! -e "$MANIFEST" ] || return 1
  while read -r back_number back_path; do
    put_back_file "$BEFORE/files/$back_number" "$back_path" || return 1
  done <"$BEFORE/names"
  if [ -e "$(bin_dir)/$BEFORE_BINARY" ] && ! cmp -s "$(bin_dir)/$BEFORE_BINARY" "$(program)"; then
    copy_binary "$(bin_dir)/$BEFORE_BINARY" "$(bin_dir)/.k3s.part" && mv -f "$(bin_dir)/.k3s.part" "$(program)" || return 1
  fi
  for back_name in $BEFORE_STATE; do
    if [ -e "$BEFORE/$back_name" ]; then
      cp -p "$BEFORE/$back_name" "$STATE/$back_name.part" && mv -f "$STATE/$back_name.part" "$STATE/$back_name" || return 1
    else
      rm -f "$STATE/$back_name"
    fi
  done
  sync
}

put_back_file() {
  back_target="$ROOT$2"
  ! cmp -s "$1" "$back_target" || return 0
  make_folder "$(dirname "$back_target")"
  cp -p "$1" "$(dirname "$back_target")/.k3spulumi.part" || return 1
  if has restorecon; then restorecon "$(dirname "$back_target")/.k3spulumi.part" 2>/dev/null || :; fi
  mv -f "$(dirname "$back_target")/.k3spulumi.part" "$back_target" || return 1
  take_effect "$2"
}

finish() {
  keep stamp "$K3P_STAMP"
  keep generation "$K3P_GENERATION"
  forget_before
  CAN_GO_BACK=
  rm -f "$STAGED/k3s"
  for old in "$STATE"/staged/*; do
    [ "$old" = "$STAGED" ] || rm -rf "$old"
  done
}
