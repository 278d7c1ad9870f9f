#!/bin/sh
# Those of a newer release, where they have arrived and nothing has taken them yet.
# shellcheck disable=SC1090,SC2154  # the file is ScriptLibrary's, its name is set by what comes before
k3p_take
. "$k3p"
