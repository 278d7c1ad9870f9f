#!/bin/sh
# What a removal deletes and what is mounted there: nothing is ever deleted through a mount.
# $STATE/places has one line each: whole (a directory that only K3s uses), part (a path of K3s in a directory that others may use),
# empty (such a directory, deleted when it is empty), mounts (a prefix of paths that are unmounted but not deleted) and own (a directory that
# the kubelet may have mounted onto itself).

DEFAULT_DATA="$ROOT$K3P_DEFAULT_DATA_DIR"
UMOUNT="${K3SPULUMI_UMOUNT:-umount}"
UMOUNT_SECONDS="${K3SPULUMI_UMOUNT_SECONDS:-15}"
DATA_PARTS="agent data server storage"
KUBELET_PARTS="actuated_pods_state allocated_pods_state checkpoints cpu_manager_state device-plugins dra_manager_state memory_manager_state
  plugins plugins_registry pod-resources pods"

# Saved on disk for the run after an interruption, when symbolic links and configuration may be gone.
note_places() {
  DATA_AT=$(resolved "$DATA")
  {
    cat "$STATE/places" 2>/dev/null || :
    # a directory that the user chose may contain other files
    if [ "$DATA" = "$DEFAULT_DATA" ] || [ -n "${K3P_ROOTLESS:-}" ]; then note_place "$DATA" "$DATA_PARTS"; else note_parts "$DATA_AT" "$DATA_PARTS"; fi
    if [ -z "${K3P_ROOTLESS:-}" ]; then
      note_place "$ROOT/var/lib/kubelet" "$KUBELET_PARTS"
      echo "own $(resolved "$ROOT/var/lib/kubelet")"
      for place in "$RUN/k3s" "$RUN/flannel"; do echo "whole $(resolved "$place")"; done
      # what K3s's uninstaller unmounts
      echo "mounts $(resolved "$DEFAULT_DATA")/"
      echo "mounts $(resolved "$ROOT/var/lib/cni")/"
      echo "mounts $(resolved "$RUN/netns")/cni-"
      kubelet_directories | while IFS= read -r place; do
        place=$(resolved "$ROOT$place")
        note_parts "$place" "$KUBELET_PARTS"
        echo "own $place"
      done
    fi
    for place in "$ROOT$K3P_CONFIG_DIR" "$ROOT$K3P_NODE_DIR"; do echo "whole $(resolved "$place")"; done
  } | sort -u >"$STATE/places.part"
  move_whole "$STATE/places.part" "$STATE/places"
}

# A symbolic link points to a directory that someone chose and that may contain other files.
note_place() {
  if [ -L "$1" ]; then note_parts "$(resolved "$1")" "$2"; else echo "whole $(resolved "$1")"; fi
}

note_parts() {
  for part in $2; do echo "part $1/$part"; done
  echo "empty $1"
}

# The kubelet's root-dir. Only paths that need no quotes in YAML are recognized.
kubelet_directories() {
  cat "$ROOT$K3P_CONFIG_DIR/config.yaml" "$ROOT$K3P_CONFIG_DIR"/config.yaml.d/*.yaml 2>/dev/null |
    sed -n 's|^[^#]*root-dir=\(/[A-Za-z0-9._/-]*[A-Za-z0-9_-]\)\(["'\'' ,].*\)\{0,1\}$|\1|p' | grep -v -e '/\.\.' -e '^/var/lib/kubelet$' || :
}

# The real path, even if it does not exist.
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

# Everything mounted below what is deleted, innermost first, encoded as in the mount table. The directories themselves may be mount points:
# then K3s owns what is on that disk.
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

# The mount table encodes spaces and some other characters as octal numbers.
decoded() {
  printf '%b' "$(printf '%s' "$1" | sed 's/\\\([0-7][0-7][0-7]\)/\\0\1/g')"
}

# Afterwards nothing is mounted below what is deleted; otherwise the removal stops here.
unmount_places() {
  [ -r "$PROC/mounts" ] || fail "$PROC/mounts cannot be read, so it is unknown what is mounted below K3s's directories: mount /proc on the host, then run again. Nothing was deleted."
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
  fail "$still cannot be unmounted, and removing K3s would delete what is on it: see what uses it (fuser -vm '$still'), unmount it or reboot the host, then run again. ${DELETING:-Nothing was deleted.}"
}

# Where / is not shared, as with OpenRC, the kubelet mounts its directory onto itself. What is in it is the same without that mount.
unmount_own() {
  [ -r "$PROC/self/mountinfo" ] || return 0
  places own >"$WORK/going"
  while IFS= read -r directory; do
    is_mounted_onto_itself "$directory" || continue
    in_time "$UMOUNT_SECONDS" "$UMOUNT" "$directory" || in_time "$UMOUNT_SECONDS" "$UMOUNT" -l "$directory" || :
  done <"$WORK/going"
}

# is_mounted_onto_itself PATH: the same directory of the same disk as the mount below would show
is_mounted_onto_itself() {
  awk -v at="$1" '{ point = $5 == "/" ? "" : $5; root = $4 == "/" ? "" : $4 }
    $5 == at { mounted[$3 " " root] = 1; next }
    index(at, point "/") == 1 && length(point) >= best { best = length(point); below = $3 " " root substr(at, best + 1) }
    END { exit !(below in mounted) }' "$PROC/self/mountinfo"
}

# unmount PATH PASS: a busy mount, or one whose server is gone, is detached lazily; its contents are kept.
unmount() {
  unmount_at=$(decoded "$1")
  [ "$2" != 1 ] || say "unmounting $unmount_at"
  grep -qxF -e "$1" "$STATE/unmounted" 2>/dev/null || printf '%s\n' "$1" >>"$STATE/unmounted"
  if [ -z "${UMOUNT_HANGS:-}" ]; then
    unmount_code=0
    in_time "$UMOUNT_SECONDS" "$UMOUNT" "$unmount_at" || unmount_code=$?
    [ "$unmount_code" != 0 ] || return 0
    # a server that is gone may have many volumes
    [ "$unmount_code" != 124 ] || UMOUNT_HANGS=yes
  fi
  in_time "$UMOUNT_SECONDS" "$UMOUNT" -l "$unmount_at" || :
}

# in_time SECONDS COMMAND...: 124 on timeout. A process that waits for a server that is gone cannot be killed, so it is left behind.
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

# Remounts disks that are in the host's fstab, with everything on them.
mount_again() {
  [ -s "$STATE/unmounted" ] && [ -r "$ROOT/etc/fstab" ] || return 0
  while read -r fs_device fs_path fs_rest; do
    case "$fs_device" in '' | '#'*) continue ;; esac
    fs_at=$(resolved "$(decoded "$fs_path")")
    grep -qxF -e "$(printf '%s' "$fs_at" | sed -e 's/\\/\\134/g' -e 's/ /\\040/g')" "$STATE/unmounted" || continue
    warn "$fs_at is a separate disk of this host and was not emptied: empty it before you install K3s here again."
    mkdir -p "$fs_at"
    in_time "$UMOUNT_SECONDS" mount "$fs_at" || warn "$fs_at could not be mounted again: mount it on the host."
  done <"$ROOT/etc/fstab"
}
