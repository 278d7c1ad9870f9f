#!/bin/sh
# Takes over the K3s of this host: without a restart if its settings are those that were asked, else with one.

# Before anything changes: the old configuration is saved, and its drop-ins are removed together with the files of a node's earlier state.
begin_adoption() {
  mkdir -p "$STATE/adopted"
  for adopt_file in "$(unit_file "$SERVICE")" "$(unit_file "$SERVICE").env" "$ROOT$K3P_CONFIG_DIR/config.yaml" "$ROOT$K3P_CONFIG_DIR"/config.yaml.d/*.y*ml; do
    [ ! -f "$adopt_file" ] || cp -p "$adopt_file" "$STATE/adopted/${adopt_file##*/}" || fail "cannot write in $STATE: is the disk full?"
  done
  for adopt_file in "$ROOT$K3P_CONFIG_DIR"/config.yaml.d/*.y*ml; do
    [ ! -f "$adopt_file" ] || printf '%s\n' "${adopt_file#"$ROOT"}"
  done >"$STATE/manifest.part"
  move_whole "$STATE/manifest.part" "$MANIFEST"
}

# Once the program is known, and before the first file changes.
judge_adoption() {
  ADOPTS=restart
  if cmp -s "$WORK/asked" "$WORK/found" && is_running && is_installed && adopted_files_are_placed; then ADOPTS=unchanged; fi
}

# All but the configuration, whose settings were compared.
adopted_files_are_placed() {
  adopt_number=0
  while [ "$adopt_number" -lt "$K3P_FILES" ]; do
    adopt_number=$((adopt_number + 1))
    case "$(file_path "$adopt_number")" in "$K3P_CONFIG_DIR"/config.yaml | "$K3P_CONFIG_DIR"/config.yaml.d/*) continue ;; esac
    file_is_placed "$adopt_number" || return 1
  done
}

end_adoption() {
  if [ "$ADOPTS" = unchanged ]; then
    say "adopts K3s without a restart"
    rm -f "$STATE/restart-needed"
  else
    say "adopts K3s with one restart"
  fi
}
