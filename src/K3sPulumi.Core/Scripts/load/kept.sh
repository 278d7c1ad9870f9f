#!/bin/sh
# Where the scripts are that root keeps.
# shellcheck disable=SC2034  # what follows reads it
k3p=$K3SPULUMI_ROOT/var/lib/k3spulumi/scripts-BEHAVIOR
