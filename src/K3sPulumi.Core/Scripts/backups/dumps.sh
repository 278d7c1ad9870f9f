#!/bin/sh
# Which dumps of a datastore there are. DIRECTORY and SUFFIX are settings of the tool that makes them.

# dump_files [PREFIX]: "TIME SIZE PATH" of each that was made here, the newest first
dump_files() {
  for dump_file in "$ROOT$DIRECTORY/${1:-}"[0-9]*Z"$SUFFIX"; do
    dump_time=${dump_file##*/"${1:-}"}
    dump_time=${dump_time%"$SUFFIX"}
    case "$dump_time" in
    *[!0-9TZ]*) ;;
    ????????T??????Z) [ ! -f "$dump_file" ] || printf '%s %s %s\n' "$dump_time" "$(stat -c %s "$dump_file")" "${dump_file#"$ROOT"}" ;;
    esac
  done | sort -r
}

# The newest one, for the outputs of the program that started us.
report_dumps() {
  print_mark snapshots
  { dump_files && dump_files on-demand-; } | sort -r | head -n 1
}

# The same in the datastore's own script, which has just placed the settings.
report_made() (
  # shellcheck source=/dev/null
  . "$ROOT/etc/k3spulumi/$K3P_KIND/backup.conf"
  report_dumps
)

# with_digest: of "TIME SIZE PATH" makes "TIME SIZE DIGEST PATH"
with_digest() {
  while read -r digest_time digest_size digest_path; do
    printf '%s %s %s %s\n' "$digest_time" "$digest_size" "$(sha256sum "$ROOT$digest_path" | cut -d ' ' -f 1)" "$digest_path"
  done
}
