#!/bin/sh
# Stands in for the CLI, so that the harness can be tried without it: one component, one node, nothing to do after the first up.
# Beside itself it keeps its calls, what it read, and its environment.
set -eu
here=$(dirname "$0")
printf '%s\n' "$*" >>"$here/calls"
env >"$here/env"
created=$here/created
step='"urn": "urn:pulumi:engine::lab::k3s:index:K3sAgent::dev-agent-0"'
case "$1 ${2:-}" in
  'config set') cat >>"$here/read" ;;
  'preview --json')
    if [ -e "$here/refuse" ]; then
      echo '{ "steps": [], "diagnostics": [ { "severity": "error", "message": "no quorum" } ] }'
      exit 1
    elif [ -e "$created" ]; then echo "{ \"steps\": [ { \"op\": \"same\", $step } ], \"changeSummary\": { \"same\": 1 } }"
    else echo "{ \"steps\": [ { \"op\": \"create\", $step } ], \"changeSummary\": { \"create\": 1 } }"
    fi ;;
  'up --yes')
    if [ -e "$here/hang" ]; then sleep 60; fi
    if [ -e "$here/refuse" ]; then
      printf 'Diagnostics:\n  the stack:\n    error: no quorum\n\nResources:\n    1 errored\n'
      exit 1
    fi
    touch "$created"
    printf ' +  k3s:index:K3sAgent dev-agent-0 created (1s) \nResources:\n    + 1 created\n\nDuration: 1s\n' ;;
  'stack export')
    secret='"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270"'
    case $* in
      *--show-secrets*) token='"plaintext": "\"long-enough-token\""' ;;
      *) token='"ciphertext": "v1:abc"' ;;
    esac
    if [ -e "$created" ]; then
      echo "{ \"deployment\": { \"resources\": [ { $step, \"type\": \"k3s:index:K3sAgent\", \"inputs\": { \"token\": { $secret, $token } } } ] } }"
    else echo '{ "deployment": { "resources": null } }'
    fi ;;
  'destroy --yes') rm -f "$created" ;;
  'fail '*) echo 'what went wrong' >&2; exit 255 ;;
esac
