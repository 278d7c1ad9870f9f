#!/bin/sh
# The processes of K3s and of its pods. Pods outlive the service: they are children of programs that K3s has unpacked below the data directory.

# k3s_programs: those below $DATA_AT
k3s_programs() {
  for process in "$PROC"/[0-9]*; do
    case "$(readlink "$process/exe" 2>/dev/null)" in
    "$DATA_AT"/data/*) printf ' %s' "${process##*/}" ;;
    esac
  done
}

end_processes() {
  programs=$(k3s_programs)
  [ -n "$programs" ] || return 0
  for process in $programs $(children_of "$programs"); do kill -9 "$process" 2>/dev/null || :; done
}

# children_of "PROCESSES": all descendants
children_of() {
  cat "$PROC"/[0-9]*/stat 2>/dev/null | awk -v roots="$1" '
    BEGIN { count = split(roots, root, " "); for (i = 1; i <= count; i++) family[root[i]] = 1 }
    { process = $1; sub(/.*\) /, ""); parent[process] = $2 }
    END {
      do {
        more = 0
        for (process in parent) if ((parent[process] in family) && !(process in family)) { family[process] = more = 1; print process }
      } while (more)
    }'
}
