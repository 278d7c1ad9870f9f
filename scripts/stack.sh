#!/bin/sh
# Sourced after env.sh by the scripts that run Pulumi: state and passphrase stay in the checkout, and no login is needed.
# shellcheck disable=SC2034 # used by the scripts that read this file
stack=dev
PULUMI_BACKEND_URL=file://$PWD/.pulumi-state
PULUMI_CONFIG_PASSPHRASE_FILE=$PWD/.pulumi-passphrase
export PULUMI_BACKEND_URL PULUMI_CONFIG_PASSPHRASE_FILE
# It would have precedence over the file, and be missing the next time.
unset PULUMI_CONFIG_PASSPHRASE

# Pulumi's docker provider only reads these two variables, otherwise it uses /var/run/docker.sock; it ignores "docker context use".
if [ -z "${DOCKER_HOST:-}${DOCKER_CONTEXT:-}" ] && has docker; then
  engine=$(timeout 20 docker context inspect --format '{{.Endpoints.docker.Host}}' 2>/dev/null) || engine=
  case $engine in
    unix:///var/run/docker.sock) ;;
    unix:*) export DOCKER_HOST="$engine" ;;
  esac
  unset engine
fi

# Everything that is written after this is private to its owner.
keep_state() {
  umask 077
  mkdir -p .pulumi-state
  [ -s .pulumi-passphrase ] || head -c 32 /dev/urandom | base64 >.pulumi-passphrase
}

# The stack of the top Pulumi.yaml: its directory, and what it needs.
main_folder() { sed -n 's/^main: *//p' Pulumi.yaml; }
asked() { sed -n "s|.*[ {]$1 = \"\\{0,1\\}\\([^\", }]*\\).*|\\1|p" "$(main_folder)"/*.cs | head -n 1; }
k3s_version() { asked Version; }

api_port() {
  port=$(asked ApiPort)
  say "${port:-6443}"
}

k3s_image() {
  image=$(asked Image)
  registry=$(asked ImageRegistry)
  say "${image:-${registry:+$registry/}rancher/k3s:$(k3s_version | tr + -)}"
}

# local_preview FOLDER [OPTION...]
local_preview() { sdk/with dotnet run --project tests/engine/LocalEngine -- preview --stack "$@"; }
