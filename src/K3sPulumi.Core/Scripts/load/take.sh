#!/bin/sh
# Takes the scripts that were sent into root's keeping, if they are what the digest in their name says. Several releases may have sent some:
# what arrived last counts. Without root they are read where they arrived. Short, as this is part of every node's state.
# shellcheck disable=SC2012  # no name of ours has a blank
k3p=${K3SPULUMI_ROOT:-}/var/lib/k3spulumi/scripts-BEHAVIOUR
new=$(ls -t .k3spulumi-BEHAVIOUR-* 2>/dev/null | sed q)
if [ "$new" ] && [ "$(id -u)" = 0 ]; then
  (umask 77 && mkdir -p "${k3p%/*}" && cp "$new" "$k3p.$$")
  [ "$(sha256sum <"$k3p.$$" | cut -c-32)" != "${new##*-}" ] || mv -f "$k3p.$$" "$k3p"
  rm -f "$new" "$k3p.$$"
elif [ "$new" ]; then k3p=./$new; fi
