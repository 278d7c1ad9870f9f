#!/bin/sh
# A stand-in for K3s's installer, for tests: the same variables, the same files, the same order of steps, the same ways to
# fail and to hang. It is not K3s's installer.
set -e

info() { echo "[INFO]  $*"; }

fatal() {
  echo "[ERROR] $*" >&2
  exit 1
}

quote() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; }

verify_system() {
  if [ -x /sbin/openrc-run ]; then
    INIT=openrc
  elif command -v systemctl >/dev/null 2>&1 && [ -d /run/systemd ]; then
    INIT=systemd
  else
    fatal 'Can not find systemd or openrc to use as a process supervisor for k3s'
  fi
  [ "$(id -u)" = 0 ] || fatal 'this stand-in must run as root'
}

# The role: a first word, or what K3S_URL says.
choose_command() {
  case "${K3S_URL-}" in
    '' | https://*) ;;
    *) fatal "Only https:// URLs are supported for K3S_URL (have ${K3S_URL})" ;;
  esac
  case "${1-}" in
    -* | '')
      ROLE=server
      if [ -n "${K3S_URL-}" ]; then
        [ -n "${K3S_TOKEN-}${K3S_TOKEN_FILE-}" ] || fatal "Defaulted k3s exec command to 'agent' because K3S_URL is defined, but K3S_TOKEN or K3S_TOKEN_FILE is not defined."
        ROLE=agent
      fi
      ;;
    *)
      ROLE=$1
      shift
      ;;
  esac
  ARGUMENTS=
  for argument in "$@"; do ARGUMENTS="$ARGUMENTS \\
    $(quote "$argument")"; done
  case $ROLE in server) NAME=k3s ;; *) NAME=k3s-$ROLE ;; esac
  [ -z "${INSTALL_K3S_NAME-}" ] || NAME=k3s-$INSTALL_K3S_NAME
  case "${NAME#k3s}" in *[!A-Za-z0-9_-]*) fatal "Invalid characters for system name: $NAME" ;; esac
}

choose_places() {
  BIN=${INSTALL_K3S_BIN_DIR:-/usr/local/bin}
  if [ -z "${INSTALL_K3S_BIN_DIR-}" ] && ! [ -w /usr/local/bin ] && [ -d /opt/bin ]; then BIN=/opt/bin; fi
  [ "${INSTALL_K3S_BIN_DIR_READ_ONLY-}" != true ] || INSTALL_K3S_SKIP_DOWNLOAD=true
  UNINSTALL=$BIN/${UNINSTALL_K3S_SH:-$NAME-uninstall.sh}
  KILLALL=$BIN/${KILLALL_K3S_SH:-k3s-killall.sh}
  if [ "$INIT" = systemd ]; then
    UNITS=${INSTALL_K3S_SYSTEMD_DIR:-/etc/systemd/system}
    SERVICE=$UNITS/$NAME.service ENVIRONMENT=$UNITS/$NAME.service.env
  else
    SERVICE=/etc/init.d/$NAME ENVIRONMENT=/etc/rancher/k3s/$NAME.env
    mkdir -p /etc/rancher/k3s
  fi
}

choose_arch() {
  case "${ARCH:-$(uname -m)}" in
    amd64 | x86_64) ARCH=amd64 SUFFIX='' ;;
    arm64 | aarch64) ARCH=arm64 SUFFIX=-arm64 ;;
    arm*) ARCH=arm SUFFIX=-armhf ;;
    *) fatal "Unsupported architecture ${ARCH:-$(uname -m)}" ;;
  esac
}

get() {
  if command -v curl >/dev/null; then
    curl -sfL -o "$1" "$2" || fatal 'Download failed'
  elif command -v wget >/dev/null; then
    wget -qO "$1" "$2" || fatal 'Download failed'
  else
    fatal 'Can not find curl or wget for downloading files'
  fi
}

resolve_version() {
  VERSION=${INSTALL_K3S_VERSION-}
  [ -z "$VERSION" ] || return 0
  url=${INSTALL_K3S_CHANNEL_URL:-https://update.k3s.io/v1-release/channels}/${INSTALL_K3S_CHANNEL:-stable}
  info "Finding release for channel ${INSTALL_K3S_CHANNEL:-stable}"
  VERSION=$(curl -w '%{url_effective}' -L -s -S -o /dev/null "$url" | sed 's|.*/||')
  [ -n "$VERSION" ] || fatal 'Download failed'
}

download() {
  case "${INSTALL_K3S_SKIP_DOWNLOAD-}" in
    true | binary)
      [ -x "$BIN/k3s" ] || fatal "Executable k3s binary not found at $BIN/k3s"
      info 'Skipping k3s download and verify'
      return 0
      ;;
  esac
  choose_arch
  resolve_version
  info "Using $VERSION as release"
  base=${INSTALL_K3S_ARTIFACT_URL:-https://github.com/k3s-io/k3s/releases/download}/$(echo "$VERSION" | sed 's/+/%2B/g')
  WORK=$(mktemp -d -t k3s-install.XXXXXXXXXX)
  trap 'rm -rf "$WORK"' EXIT
  trap 'exit 130' INT
  get "$WORK/sums" "$base/sha256sum-$ARCH.txt"
  wanted=$(grep " k3s$SUFFIX\$" "$WORK/sums" | cut -d ' ' -f 1)
  if [ -x "$BIN/k3s" ] && [ "$(sha256sum "$BIN/k3s" | cut -d ' ' -f 1)" = "$wanted" ]; then
    info 'Skipping binary downloaded, installed k3s matches hash'
    return 0
  fi
  info "Downloading binary $base/k3s$SUFFIX"
  get "$WORK/k3s" "$base/k3s$SUFFIX"
  [ "$(sha256sum "$WORK/k3s" | cut -d ' ' -f 1)" = "$wanted" ] || fatal 'Download sha256 does not match'
  chmod 755 "$WORK/k3s"
  chown root:root "$WORK/k3s"
  mv -f "$WORK/k3s" "$BIN/k3s"
}

hashes() { sha256sum "$BIN/k3s" "$SERVICE" "$ENVIRONMENT" 2>&1 || true; }

create_symlinks() {
  [ "${INSTALL_K3S_BIN_DIR_READ_ONLY-}" != true ] && [ "${INSTALL_K3S_SYMLINK-}" != skip ] || return 0
  for command in kubectl crictl ctr; do
    if [ ! -e "$BIN/$command" ] || [ "${INSTALL_K3S_SYMLINK-}" = force ]; then
      found=$(command -v "$command" 2>/dev/null || true)
      if [ -z "$found" ] || [ "${INSTALL_K3S_SYMLINK-}" = force ]; then
        info "Creating $BIN/$command symlink to k3s"
        ln -sf k3s "$BIN/$command"
      else
        info "Skipping $BIN/$command symlink to k3s, command exists in PATH at $found"
      fi
    fi
  done
}

# Only what is exported and has one of these names reaches the service.
create_environment() {
  info "env: Creating environment file $ENVIRONMENT"
  (umask 177 && : >"$ENVIRONMENT.new")
  env | while IFS= read -r line; do
    case "$line" in
      K3S_*=* | CONTAINERD_*=* | KINE_*=* | [Nn][Oo]_[Pp][Rr][Oo][Xx][Yy]=* | [Hh][Tt][Tt][Pp]_[Pp][Rr][Oo][Xx][Yy]=* | [Hh][Tt][Tt][Pp][Ss]_[Pp][Rr][Oo][Xx][Yy]=*)
        echo "${line%%=*}=$(quote "${line#*=}")"
        ;;
    esac
  done >>"$ENVIRONMENT.new"
  mv -f "$ENVIRONMENT.new" "$ENVIRONMENT"
}

# @@services@@

start() {
  if [ "${INSTALL_K3S_SKIP_ENABLE-}" = true ]; then return 0; fi
  enable_service
  if [ "${INSTALL_K3S_SKIP_START-}" = true ]; then return 0; fi
  if [ "$BEFORE" = "$(hashes)" ] && [ "${INSTALL_K3S_FORCE_RESTART-}" != true ]; then
    info 'No change detected so skipping service start'
    return 0
  fi
  start_service
}

main() {
  info 'stand-in for the installer of K3s, for tests: this is not K3s'
  verify_system
  # shellcheck disable=SC2086 # INSTALL_K3S_EXEC is words, as with K3s
  choose_command ${INSTALL_K3S_EXEC-} "$@"
  choose_places
  BEFORE=$(hashes)
  download
  create_symlinks
  create_scripts
  remove_old_service
  create_environment
  create_service
  start
}

main "$@"
