#!/bin/sh
# The end of a log, to find out why something did not start.

# log_tail: the last lines of standard input, indented. Only the last of repeated lines is kept, and systemd's messages about restarts are
# left out; fatal messages and errors of K3s are shown even if many lines follow them.
log_tail() {
  awk '
    /^[^ ]+\.service: (Scheduled restart job|Main process exited, code=exited|Failed with result|Consumed |Deactivated successfully|Start request repeated|Found left-over process|Unit process )/ { next }
    /^This usually indicates unclean termination/ { next }
    /^(Starting|Started|Stopping|Stopped|Failed to start) .*(k3s|Kubernetes)/ { next }
    {
      text = $0; sub(/^time="[^"]*" */, "", text)
      key = text; sub(/^[IWEF][0-9]+ [0-9:.]+ +[0-9]+ /, "", key)
      line[++count] = text; of[count] = key; last[key] = count
    }
    END {
      for (i = count; i > 0; i--) {
        if (last[of[i]] != i) continue
        if (shown < 15) { shown++; show[i] = 1 }
        else if (line[i] ~ /level=(fatal|panic)|(^|[^A-Za-z])Error: |^FATA|^panic:/) { if (grave++ < 5) show[i] = 1 }
        else if (line[i] ~ /level=error/) { if (bad++ < 5) show[i] = 1 }
      }
      for (i = 1; i <= count; i++) if (i in show) print "    " line[i]
    }' || :
}
