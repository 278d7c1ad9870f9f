#!/bin/sh
# Downloads and verifies the K3s binary and the installer of a version, without touching the running one.

STAGED="$STATE/staged/$K3P_VERSION"

# amd64, arm64 or arm; empty for an architecture that K3s is not built for.
arch_of() {
  case "$1" in
  x86_64 | amd64) echo amd64 ;;
  aarch64 | arm64) echo arm64 ;;
  armv6*) ;;
  arm | armhf | armv7* | armv8*) echo arm ;;
  esac
}

binary_name() {
  case "$(arch_of "$(uname -m)")" in
  amd64) echo "$K3P_PROGRAM" ;;
  arm64) echo "$K3P_PROGRAM-arm64" ;;
  arm) echo "$K3P_PROGRAM-armhf" ;;
  esac
}

# Where the installer puts binaries: /usr may be read-only.
bin_dir() {
  if [ ! -w "$ROOT/usr/local/bin" ] && [ -d "$ROOT/opt/bin" ]; then echo "$ROOT/opt/bin"; else echo "$ROOT/usr/local/bin"; fi
}

# The installed binary.
program() {
  echo "$(bin_dir)/$K3P_PROGRAM"
}

# version_in: the version in the output of "k3s --version" on standard input
version_in() {
  awk -v name="$K3P_PROGRAM" '$1 == name && $2 == "version" { print $3; exit }'
}

sha256_of() {
  sha256sum 2>/dev/null <"$1" | cut -d ' ' -f 1
}

is_staged() {
  [ -s "$STAGED/sha256" ] && [ -s "$STAGED/install.sh" ] && {
    [ "$(sha256_of "$STAGED/k3s")" = "$(cat "$STAGED/sha256")" ] || is_installed
  }
}

is_installed() {
  [ -s "$STAGED/sha256" ] && [ "$(sha256_of "$(program)")" = "$(cat "$STAGED/sha256")" ]
}

stage() {
  mkdir -p "$STAGED"
  if ! is_staged; then
    say "downloading K3s $K3P_VERSION ($(binary_name))"
    stage_checksum
    stage_binary
    stage_installer
  fi
  check_program
}

# A matching checksum does not prove that it is the right program, so it is run before anything in use changes.
check_program() {
  program="$STAGED/k3s"
  if [ -e "$program" ]; then chmod 700 "$program"; else program="$(program)"; fi
  program_arch=$(arch_of_program "$program")
  if [ -n "$program_arch" ] && [ "$program_arch" != "$(arch_of "$(uname -m)")" ]; then
    wrong_program "is built for $program_arch, but this host is $(arch_of "$(uname -m)")"
  fi
  program_code=0
  bounded 60 "$program" --version >"$WORK/version" 2>&1 </dev/null || program_code=$?
  program_version=$(version_in <"$WORK/version")
  if [ -n "$program_version" ]; then
    [ "$program_version" = "$K3P_VERSION" ] || wrong_program "is K3s $program_version, not $K3P_VERSION"
  elif timed_out "$program_code" || { [ -n "$program_arch" ] && [ "$program_code" = 126 ]; }; then
    warn "cannot run the program to check its version: $STATE may be mounted noexec, or this host is very slow."
  else
    wrong_program "does not run here ($(head -n 1 "$WORK/version" | redact))"
  fi
}

# The architecture in the ELF header; empty for other files.
arch_of_program() {
  case "$(od -An -tx1 -N 20 "$1" 2>/dev/null | tr -d ' \n')" in
  7f454c46*3e00) echo amd64 ;;
  7f454c46*b700) echo arm64 ;;
  7f454c46*2800) echo arm ;;
  7f454c46*) echo "another architecture" ;;
  esac
}

wrong_program() {
  rm -rf "$STAGED"
  case "$K3P_ARTIFACTS" in file:///var/lib/k3spulumi/*)
    fail "the program in the uploaded artifacts $1: download the artifacts of the right version and architecture (make airgap VERSION=$K3P_VERSION)." ;;
  esac
  fail "the program from $K3P_ARTIFACTS $1: correct the mirror (releaseMirror), or set version and architecture to what it provides."
}

stage_checksum() {
  stage_url="$K3P_ARTIFACTS/sha256sum-$(arch_of "$(uname -m)").txt"
  fetch "$stage_url" "$WORK/sums" ||
    fail "cannot download $stage_url: $(fetch_error). Check that $K3P_VERSION is a K3s release and that the host can reach this address."
  stage_sum=$(awk -v name="$(binary_name)" '$2 == name || $2 == "*" name { print $1; exit }' "$WORK/sums")
  case "$stage_sum" in
  *[!0-9a-f]* | "") fail "$stage_url contains no checksum for $(binary_name): check the version and the artifact URL." ;;
  esac
  printf '%s\n' "$stage_sum" >"$WORK/sha256"
  move_whole "$WORK/sha256" "$STAGED/sha256"
}

stage_binary() {
  if is_installed; then return 0; fi
  stage_url="$K3P_ARTIFACTS/$(binary_name)"
  for stage_try in 1 2; do
    fetch "$stage_url" "$STAGED/k3s.part" || stage_failed "cannot download $stage_url: $(fetch_error)."
    stage_sum=$(sha256_of "$STAGED/k3s.part")
    if [ "$stage_sum" = "$(cat "$STAGED/sha256")" ]; then
      move_whole "$STAGED/k3s.part" "$STAGED/k3s"
      return 0
    fi
    [ "$stage_try" = 2 ] || say "the download is damaged; downloading again"
  done
  stage_failed "the download of $stage_url is damaged: its SHA-256 is $stage_sum but should be $(cat "$STAGED/sha256"). Check the mirror or proxy, then run again."
}

# A bad checksum must not be used again.
stage_failed() {
  rm -f "$STAGED/k3s.part" "$STAGED/sha256"
  fail "$*"
}

stage_installer() {
  fetch "$K3P_INSTALLER" "$STAGED/install.sh.part" || fail "cannot download $K3P_INSTALLER: $(fetch_error)."
  if ! head -n 1 "$STAGED/install.sh.part" | grep -q '^#!' || ! grep -q INSTALL_K3S_SKIP_DOWNLOAD "$STAGED/install.sh.part"; then
    rm -f "$STAGED/install.sh.part"
    fail "$K3P_INSTALLER is not the K3s installer: check the address."
  fi
  installer_is_listed_as_it_is
  move_whole "$STAGED/install.sh.part" "$STAGED/install.sh"
}

# K3s's own checksum files do not list the installer; those of a mirror may.
installer_is_listed_as_it_is() {
  [ "$K3P_INSTALLER" = "$K3P_ARTIFACTS/install.sh" ] || return 0
  stage_sum=$(awk '$2 == "install.sh" || $2 == "*install.sh" { print $1; exit }' "$WORK/sums")
  [ -n "$stage_sum" ] && [ "$stage_sum" != "$(sha256_of "$STAGED/install.sh.part")" ] || return 0
  rm -f "$STAGED/install.sh.part"
  fail "$K3P_INSTALLER differs from the checksum file, which has $stage_sum for install.sh: correct the mirror, then run again."
}

# move_whole FROM TO: TO is either the complete old file or the complete new one, even after a power failure.
move_whole() {
  sync "$1" 2>/dev/null || sync
  mv -f "$1" "$2" || fail "cannot write $2: is the disk full, or read-only?"
}
