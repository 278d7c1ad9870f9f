#!/bin/sh
# Files of a container on their way to the deploying machine.

begin_work() {
  umask 077
  WORK=$(mktemp -d "${TMPDIR:-/tmp}/k3spulumi.XXXXXX") || fail "cannot create a directory in ${TMPDIR:-/tmp}: is the disk full?"
  trap 'rm -rf "$WORK"' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

need_running() {
  [ "$(engine 60 inspect --format '{{.State.Status}}' "$1" 2>/dev/null)" = running ] ||
    fail "container $1 does not run, so nothing can be saved in it: start it ('docker start $1'), then run again."
}

# pull CONTAINER FOLDER: of lines "TIME SIZE DIGEST PATH" (the digest is - where the container cannot tell it) brings each that is not here yet; then the oldest of the same kind go
pull() {
  { mkdir -p "$2" && chmod 700 "$2"; } || fail "cannot create $2 on this machine."
  while read -r pull_time pull_size pull_digest pull_path; do
    pull_name=${pull_path##*/}
    [ -s "$2/$pull_name" ] || pull_file "$1" "$2"
    pull_kind=${pull_name%%"$pull_time"*}
    pull_end=${pull_name#*"$pull_time"}
    prune_pulled "$2"
  done
}

pull_file() {
  say "pulling $pull_name ($pull_size bytes) to $2"
  rm -f "$2/.$pull_name.part"
  engine 600 cp "$1:$pull_path" "$2/.$pull_name.part" >/dev/null 2>"$WORK/log" </dev/null ||
    fail "$pull_name cannot be pulled from container $1: $(tail -n 1 "$WORK/log")"
  chmod 600 "$2/.$pull_name.part"
  is_right "$2/.$pull_name.part" || {
    rm -f "$2/.$pull_name.part"
    fail "what arrived of $pull_name is not what container $1 has: run again."
  }
  mv -f "$2/.$pull_name.part" "$2/$pull_name"
}

is_right() {
  if [ "$pull_digest" = - ]; then [ "$(wc -c <"$1" | tr -d ' ')" = "$pull_size" ]; else [ "$(digest_of "$1")" = "$pull_digest" ]; fi
}

digest_of() { { sha256sum "$1" 2>/dev/null || shasum -a 256 "$1"; } | cut -d ' ' -f 1; }

# prune_pulled FOLDER: names that differ only in the time, which sorts by age
prune_pulled() {
  for pulled in "$1/$pull_kind"[0-9]*"$pull_end"; do
    pulled=${pulled##*/"$pull_kind"}
    pulled=${pulled%"$pull_end"}
    case "$pulled" in *[!0-9TZ]*) ;; *) printf '%s\n' "$pulled" ;; esac
  done | sort -r | tail -n "+$((KEEP + 1))" | while read -r pulled_old; do rm -f "$1/$pull_kind$pulled_old$pull_end"; done
}
