#!/bin/sh
# Runs on the deploying machine. The cluster's CAs for the first server's container: in its volume before the first start, through K3s itself
# in an existing cluster.

home=/var/lib/rancher/k3s

# The words belong to the shell in the container, whose image has few programs. Files arrive on standard input.
# shellcheck disable=SC2016
lay_out='set -eu
umask 077
mkdir -p "$1/etcd"
name= chain=
while IFS= read -r line; do
  case "$line" in
  "== "*) name=${line#== }; [ "$name" = chain ] || : >"$1/$name" ;;
  "") ;;
  *) if [ "$name" = chain ]; then chain="$chain$line
"; else printf "%s\n" "$line" >>"$1/$name"; fi ;;
  esac
done
for file in "$1"/*.crt "$1"/etcd/*.crt; do printf "%s" "$chain" >>"$file"; done'

# only a volume that K3s has not used yet
# shellcheck disable=SC2016
place='[ ! -e "$2/server/token" ] || exit 3
rm -rf "$2/server/tls.part"
set -- "$2/server/tls.part" "$2"
'"$lay_out"'
rm -rf "$2/server/tls"
mv "$1" "$2/server/tls"'

# shellcheck disable=SC2016
roots='root() { last=; while IFS= read -r line; do case "$line" in *BEGIN*) last= ;; esac; last="$last$line"; done <"$1"; printf "%s" "$last"; }
for name in server-ca peer-ca; do
  [ "$(root "$1/etcd/$name.crt")" = "$(root "$2/server/tls/etcd/$name.crt")" ] || rm -f "$1/etcd/$name.crt" "$1/etcd/$name.key"
done
for file in "$1"/*.crt "$1"/etcd/*.crt; do
  [ ! -e "$file" ] || [ "$(cat "$file")" = "$(cat "$2/server/tls/${file#"$1/"}" 2>/dev/null)" ] || exit 0
done
exit 4'

files() { printf '%s\n' "$K3P_AUTHORITY_FILES"; }

# main CONTAINER VOLUME IMAGE [force]
main() {
  need_docker
  running=$(engine 60 inspect --format '{{.State.Running}}' "$1" 2>/dev/null || echo none)
  if [ "$running" = true ] && engine 60 exec "$1" test -e "$home/server/token" </dev/null 2>/dev/null; then
    replace "$1" "${4:-}"
    return 0
  fi
  say "places the CAs of the cluster in volume $2"
  placed=0
  files | engine 600 run --rm -i --network none -v "$2:$home" --entrypoint sh "$3" -c "$place" sh - "$home" || placed=$?
  case "$placed $running" in
  0\ * | '3 none') ;;
  3\ *) fail "container $1 does not run, so K3s cannot take other CAs: 'docker start $1', then run again." ;;
  *) fail "the CAs cannot be placed in volume $2: see the lines above." ;;
  esac
}

# replace CONTAINER FORCE: K3s checks the new CAs against the old ones; every container then restarts
replace() {
  replaced=0
  files | engine 60 exec -i "$1" sh -c "rm -rf \"\${1%/tls}\"; $lay_out; $roots" sh "$home/k3spulumi-ca/tls" "$home" || replaced=$?
  if [ "$replaced" = 4 ]; then
    forget_files "$1"
    say "K3s in $1 has these CAs already"
    return 0
  fi
  [ "$replaced" = 0 ] || fail "the CAs cannot be written in $1: see the lines above."
  say "gives K3s in $1 the new CAs"
  replace_until=$(($(now) + ${K3SPULUMI_API_SECONDS:-120}))
  until replace_said=$(in_container "$1" k3s certificate rotate-ca --path "$home/k3spulumi-ca" ${2:+--force} 2>&1); do
    replace_why=$(reason "$1")
    case "$replace_said $replace_why" in
    *'failed to validate'* | *'not defined'* | *'No help topic'*) replace_until=0 ;;
    esac
    if [ "$(now)" -ge "$replace_until" ]; then
      forget_files "$1"
      printf '%s\n' "$replace_said" "$replace_why" | log_tail >&2
      fail "K3s does not take the CAs of certificates.authority: see the lines above."
    fi
    say "waiting for K3s in $1 to take the CAs, at most ${K3SPULUMI_API_SECONDS:-120} s"
    sleep "${K3SPULUMI_POLL:-5}"
  done
  forget_files "$1"
}

forget_files() { in_container "$1" rm -rf "$home/k3spulumi-ca" || :; }

# reason CONTAINER: K3s gives the client a number, and only its log the reason
reason() {
  reason_number=$(printf '%s\n' "$replace_said" | sed -n 's/.*\(certificate error ID [0-9]*\).*/\1/p' | tail -n 1)
  [ -z "$reason_number" ] || { engine 60 logs --tail 400 "$1" 2>&1 || :; } | grep -F -e "$reason_number" | tail -n 1
}

main "$@" </dev/null
