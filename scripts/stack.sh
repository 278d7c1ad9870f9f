#!/bin/sh
# Read after env.sh by the scripts that drive Pulumi: state and passphrase stay inside the checkout, nobody logs in anywhere.
# shellcheck disable=SC2034 # used by the scripts that read this file
stack=dev
PULUMI_BACKEND_URL=file://$PWD/.pulumi-state
PULUMI_CONFIG_PASSPHRASE_FILE=$PWD/.pulumi-passphrase
export PULUMI_BACKEND_URL PULUMI_CONFIG_PASSPHRASE_FILE
# It would go before the file, and be missing the next time.
unset PULUMI_CONFIG_PASSPHRASE

# Pulumi's docker provider asks these two and else /var/run/docker.sock; what "docker context use" has chosen it does not know.
if [ -z "${DOCKER_HOST:-}${DOCKER_CONTEXT:-}" ] && has docker; then
  engine=$(timeout 20 docker context inspect --format '{{.Endpoints.docker.Host}}' 2>/dev/null) || engine=
  case $engine in
    unix:///var/run/docker.sock) ;;
    unix:*) export DOCKER_HOST="$engine" ;;
  esac
  unset engine
fi

# Everything that is written from here on is for its owner alone.
keep_state() {
  umask 077
  mkdir -p .pulumi-state
  [ -s .pulumi-passphrase ] || head -c 32 /dev/urandom | base64 >.pulumi-passphrase
}

# The stack of the top Pulumi.yaml: its folder, and what it asks for.
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
