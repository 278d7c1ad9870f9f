#!/bin/sh
# Takes the scripts that were sent into root's keeping, if they are what the digest in their name says. Several releases and several services
# may have sent some: what arrived last counts, and what is still arriving is left to who sends it. Without root they are read where they
# arrived. Short, as this is part of every node's state.
# shellcheck disable=SC2012,SC2045  # no name of ours has a blank
k3p=$K3SPULUMI_ROOT/var/lib/k3spulumi/scripts-BEHAVIOR
k3p_old=
for new in $(ls -t .k3spulumi-BEHAVIOR-* 2>/dev/null); do
  [ "$(id -u)" = 0 ] || { k3p=./$new; break; }
  (umask 77; mkdir -p "${k3p%/*}"; cp "$new" "$k3p.$$")
  [ "$(sha256sum "$k3p.$$" | cut -c-32)" = "${new##*-}" ] || continue
  [ "$k3p_old" ] || mv -f "$k3p.$$" "$k3p"
  k3p_old=yes
  rm -f "$new"
done
rm -f "$k3p.$$"
