#!/bin/sh
# Previews STACK in the current folder, and writes the summary to the job's summary and to the pull request.
# STACK, TITLE and COMMENT come from the environment; ends with the exit code of pulumi.
set -eu

folder=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/preview.XXXXXX")
summary=$folder/summary.md

main() {
  result=0
  # Unchanged resources are shown too: quorum and topology need all servers.
  pulumi preview --stack "$STACK" --non-interactive --json --show-sames >"$folder/preview.json" || result=$?
  title=${TITLE:-$STACK}
  if k3spulumi summarize "$folder/preview.json" --title "$title" --marker "$STACK" >"$summary"; then
    k3spulumi summarize "$folder/preview.json" --format text --title "$title"
  else
    # Pulumi did not come as far as a preview; what it printed stays in the log.
    [ "$result" -ne 0 ] || result=1
    printf '{"diagnostics":[{"severity":"error","message":"The preview did not start; see the log of the job."}]}' |
      k3spulumi summarize --title "$title" --marker "$STACK" >"$summary"
  fi
  [ -z "${GITHUB_STEP_SUMMARY:-}" ] || cat "$summary" >>"$GITHUB_STEP_SUMMARY"
  [ -z "${GITHUB_OUTPUT:-}" ] || echo "summary=$summary" >>"$GITHUB_OUTPUT"
  # A pull request from a fork has no token that may write: its summary is that of the job.
  [ "${COMMENT:-true}" != true ] || k3spulumi comment "$summary" || echo 'No comment was written; the summary is in the job summary.' >&2
  exit "$result"
}

main
