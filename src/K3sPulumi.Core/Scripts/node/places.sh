#!/bin/sh
# What a removal deletes, and what is mounted there: nothing is ever deleted through a mount.
# $STATE/places has a line for each: whole (a directory of K3s's alone), part (what K3s has in a directory that may hold more),
# empty (such a directory, which goes when nothing else is in it) and mounts (the start of paths that are mounted and never deleted).

DEFAULT_DATA="$ROOT$K3P_DEFAULT_DATA_DIR"
UMOUNT="${K3SPULUMI_UMOUNT:-umount}"
UMOUNT_SECONDS="${K3SPULUMI_UMOUNT_SECONDS:-15}"
DATA_PARTS="agent data server storage"
KUBELET_PARTS="actuated_pods_state allocated_pods_state checkpoints cpu_manager_state device-plugins dra_manager_state memory_manager_state
  plugins plugins_registry pod-resources pods"

# Kept on disk, for a run that is cut off: the links and the configuration may be gone by the next.
note_places() {
  DATA_AT=$(resolved "$DATA")
  {
    cat "$STATE/places" 2>/dev/null || :
    # what lies in a directory of the owner's choice may not be all K3s's
    if [ "$DATA" = "$DEFAULT_DATA" ] || [ -n "${K3P_ROOTLESS:-}" ]; then note_place "$DATA" "$DATA_PARTS"; else note_parts "$DATA_AT" "$DATA_PARTS"; fi
    if [ -z "${K3P_ROOTLESS:-}" ]; then
      note_place "$ROOT/var/lib/kubelet" "$KUBELET_PARTS"
      for place in "$RUN/k3s" "$RUN/flannel"; do echo "whole $(resolved "$place")"; done
      # the uninstaller's own
      echo "mounts $(resolved "$DEFAULT_DATA")/"
      echo "mounts $(resolved "$ROOT/var/lib/cni")/"
      echo "mounts $(resolved "$RUN/netns")/cni-"
      kubelet_directories | while IFS= read -r place; do note_parts "$(resolved "$ROOT$place")" "$KUBELET_PARTS"; done
    fi
    for place in "$ROOT$K3P_CONFIG_DIR" "$ROOT$K3P_NODE_DIR"; do echo "whole $(resolved "$place")"; done
  } | sort -u >"$STATE/places.part"
  move_whole "$STATE/places.part" "$STATE/places"
}

# A link leads to a directory that somebody chose, and may use for more.
note_place() {
  if [ -L "$1" ]; then note_parts "$(resolved "$1")" "$2"; else echo "whole $(resolved "$1")"; fi
}

note_parts() {
  for part in $2; do echo "part $1/$part"; done
  echo "empty $1"
}

# Where the kubelet was told to work. Only names that need no quotes in YAML are understood.
kubelet_directories() {
  cat "$ROOT$K3P_CONFIG_DIR/config.yaml" "$ROOT$K3P_CONFIG_DIR"/config.yaml.d/*.yaml 2>/dev/null |
    sed -n 's|^[^#]*root-dir=\(/[A-Za-z0-9._/-]*[A-Za-z0-9_-]\)\(["'\'' ,].*\)\{0,1\}$|\1|p' | grep -v -e '/\.\.' -e '^/var/lib/kubelet$' || :
}

# Where a path really is, whether it is there or not.
resolved() {
  resolved_head=$1 resolved_tail=''
  while [ ! -e "$resolved_head" ] && [ ! -L "$resolved_head" ] && [ -n "${resolved_head%/*}" ]; do
    resolved_tail="/${resolved_head##*/}$resolved_tail" resolved_head=${resolved_head%/*}
  done
  printf '%s%s\n' "$(bounded 20 readlink -f "$resolved_head" || echo "$resolved_head")" "$resolved_tail"
}

# places KIND
places() {
  sed -n "s/^$1 //p" "$STATE/places"
}

# All that is mounted where something is to be deleted, the innermost first, as the mount table writes it. The directories themselves may be
# disks of their own: what is in those is K3s's.
mounts_in_places() {
  sed -e 's/\\/\\134/g' -e 's/	/\\011/g' -e 's/^\([a-z]*\) /\1	/' -e 's/ /\\040/g' "$STATE/places" |
    awk -v FS='	' 'NR == FNR { kind[NR] = $1; path[NR] = $2; count = NR; next }
      { split($0, field, " "); at = field[2]
        for (i = 1; i <= count; i++)
          if ((kind[i] == "mounts" && index(at, path[i]) == 1) || ((kind[i] == "whole" || kind[i] == "part") && index(at, path[i] "/") == 1) || (kind[i] == "part" && at == path[i])) {
            print at
            next
          }
      }' - "$PROC/mounts" | LC_ALL=C sort -r
}

# The mount table has octal numbers for spaces and the like.
decoded() {
  printf '%b' "$(printf '%s' "$1" | sed 's/\\\([0-7][0-7][0-7]\)/\\0\1/g')"
}

# After this nothing is mounted where something is to be deleted, or the removal ends here.
unmount_places() {
  [ -r "$PROC/mounts" ] || fail "$PROC/mounts cannot be read, so there is no telling what is mounted below K3s's directories: mount /proc on the host, then run again. Nothing was deleted."
  for unmount_pass in 1 2 3; do
    mounts_in_places >"$WORK/mounts" || fail "the mount table cannot be read: see $PROC/mounts. Nothing was deleted."
    [ -s "$WORK/mounts" ] || return 0
    while IFS= read -r mounted; do
      unmount "$mounted" "$unmount_pass"
    done <"$WORK/mounts"
  done
  mounts_in_places >"$WORK/mounts"
  [ -s "$WORK/mounts" ] || return 0
  still=$(decoded "$(head -n 1 "$WORK/mounts")")
  fail "$still is still mounted and does not let go, and removing K3s would delete what is on it: see what uses it (fuser -vm '$still'), unmount it or reboot the host, then run again. ${DELETING:-Nothing was deleted.}"
}

# unmount PATH PASS: one that is busy, or whose server is gone, is taken out of sight; what is on it stays.
unmount() {
  unmount_at=$(decoded "$1")
  [ "$2" != 1 ] || say "unmounts $unmount_at"
  grep -qxF -e "$1" "$STATE/unmounted" 2>/dev/null || printf '%s\n' "$1" >>"$STATE/unmounted"
  if [ -z "${UMOUNT_HANGS:-}" ]; then
    unmount_code=0
    in_time "$UMOUNT_SECONDS" "$UMOUNT" "$unmount_at" || unmount_code=$?
    [ "$unmount_code" != 0 ] || return 0
    # one server that is gone has many volumes
    [ "$unmount_code" != 124 ] || UMOUNT_HANGS=yes
  fi
  in_time "$UMOUNT_SECONDS" "$UMOUNT" -l "$unmount_at" || :
}

# in_time SECONDS COMMAND...: 124 when the time is over. What waits for a server that is gone cannot be killed, so it is not waited for.
in_time() {
  in_time_until=$(($(now) + $1))
  shift
  in_time_answer=$(mktemp "$WORK/answer.XXXXXX")
  (
    in_time_code=0
    "$@" >/dev/null 2>&1 9>&- || in_time_code=$?
    echo "$in_time_code" >"$in_time_answer"
  ) </dev/null >/dev/null 2>&1 &
  in_time_job=$!
  until [ -s "$in_time_answer" ]; do
    if [ "$(now)" -ge "$in_time_until" ]; then
      kill -9 "$in_time_job" 2>/dev/null || :
      return 124
    fi
    sleep 0.1 2>/dev/null || sleep 1
  done
  return "$(cat "$in_time_answer")"
}

# Disks of the host's own are where they were before, with all that is on them.
mount_again() {
  [ -s "$STATE/unmounted" ] && [ -r "$ROOT/etc/fstab" ] || return 0
  while read -r fs_device fs_path fs_rest; do
    case "$fs_device" in '' | '#'*) continue ;; esac
    fs_at=$(resolved "$(decoded "$fs_path")")
    grep -qxF -e "$(printf '%s' "$fs_at" | sed -e 's/\\/\\134/g' -e 's/ /\\040/g')" "$STATE/unmounted" || continue
    warn "$fs_at is a disk of this host's own and keeps what is on it: empty it before K3s comes back here."
    mkdir -p "$fs_at"
    in_time "$UMOUNT_SECONDS" mount "$fs_at" || warn "$fs_at could not be mounted again: mount it on the host."
  done <"$ROOT/etc/fstab"
}
