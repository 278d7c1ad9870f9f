#!/bin/sh
# Takes over the K3s of this host: without a restart if its settings are those that were asked, else with one.

# Before the host is claimed, so that a run that is cut off earlier decides once more.
decide_adoption() {
  if [ -n "${ADOPTS:-}" ]; then
    begin_adoption
    stage
    judge_adoption
  else
    resume_adoption
  fi
}

# Before anything changes: the old configuration is saved, and its drop-ins are removed together with the files of a node's earlier state.
begin_adoption() {
  mkdir -p "$STATE/adopted"
  for adopt_file in "$(unit_file "$SERVICE")" "$(service_environment)" "$ROOT$K3P_CONFIG_DIR/config.yaml" "$ROOT$K3P_CONFIG_DIR"/config.yaml.d/*.y*ml; do
    [ ! -f "$adopt_file" ] || cp -p "$adopt_file" "$STATE/adopted/${adopt_file##*/}" || fail "cannot write in $STATE: is the disk full?"
  done
  for adopt_file in "$ROOT$K3P_CONFIG_DIR"/config.yaml.d/*.y*ml; do
    [ ! -f "$adopt_file" ] || printf '%s\n' "${adopt_file#"$ROOT"}"
  done >"$STATE/manifest.part"
  move_whole "$STATE/manifest.part" "$MANIFEST"
}

# Once the program is known, and before the first file changes. What runs has the settings that are asked: a run that is cut off after this can
# rely on it, as long as K3s has not started again.
judge_adoption() {
  ADOPTS=restart
  rm -f "$STATE/adopting"
  if cmp -s "$WORK/asked" "$WORK/found" && is_running && is_installed && adopted_files_are_placed; then
    ADOPTS=unchanged
    keep adopting "$(adopted_run)"
  fi
}

adopted_run() { echo "$K3P_STAMP $(service_run)"; }

# After a cut.
resume_adoption() {
  [ -s "$STATE/adopting" ] || return 0
  if [ "$(cat "$STATE/adopting")" = "$(adopted_run)" ] && is_running; then
    say "continues the adoption"
    ADOPTS=unchanged
  else
    rm -f "$STATE/adopting"
  fi
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
  rm -f "$STATE/adopting"
}
