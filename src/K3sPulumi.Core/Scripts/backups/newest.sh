#!/bin/sh
# Snapshots among files. Its time is the number at the end of its name, as K3s reads it; other files are not snapshots.

# scheduled_snapshots: of lines "SIZE NAME" prints "TIME SIZE NAME" of those that nobody asked for, the newest first
scheduled_snapshots() {
  awk '{
    name = substr($0, index($0, " ") + 1); stem = name; sub(/\.(zip|db)$/, "", stem)
    if (name ~ /^(on-demand|pre-upgrade)-/ || !match(stem, /-[0-9]+$/) || RLENGTH < 10) next
    print substr(stem, RSTART + 1) " " $1 " " name
  }' | sort -rn
}

# newest_snapshot: of lines "SIZE NAME" prints "TIME SIZE NAME" for the newest; nothing if there is none
newest_snapshot() {
  awk '{
    name = substr($0, index($0, " ") + 1); stem = name; sub(/\.(zip|db)$/, "", stem)
    if (!match(stem, /-[0-9]+$/) || RLENGTH < 10) next
    time = substr(stem, RSTART + 1)
    if (time + 0 >= best + 0) { best = time; line = time " " $1 " " name }
  } END { if (line != "") print line }'
}
