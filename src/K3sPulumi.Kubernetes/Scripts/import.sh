#!/bin/sh
# Prints the manifest with which Rancher registers a cluster. Standard input: its URL, then the CA of Rancher as PEM text.
set -eu

main() {
  umask 077
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  trap 'exit 1' HUP INT TERM
  IFS= read -r url
  cat >"$folder/ca"
  # The URL contains the token, so curl gets it in a file.
  {
    printf 'url = "%s"\n' "$url"
    [ ! -s "$folder/ca" ] || printf 'cacert = "%s"\n' "$folder/ca"
  } >"$folder/config"
  fetch "$folder"
  grep -q '^kind:' "$folder/manifest" || fail "Rancher's answer is not a manifest; check that server is the URL of Rancher"
  cat "$folder/manifest"
}

# Rancher that has just been installed needs a while.
fetch() {
  for try in 1 2 3 4 5 6; do
    echo "waiting for the manifest of Rancher (attempt $try of 6)" >&2
    code=0
    curl --config "$1/config" --silent --fail --location --proto '=https' --connect-timeout 10 --max-time 30 \
      --output "$1/manifest" || code=$?
    case $code in
      0) return ;;
      22) fail 'Rancher rejects the request; check that the token is valid and that the cluster still exists in Rancher' ;;
      60 | 77) fail "Rancher's certificate is not trusted; set ca to the CA of Rancher" ;;
      127) fail 'curl is not installed on the deploying machine; install it' ;;
    esac
    [ "$try" = 6 ] || sleep "${K3SPULUMI_PAUSE:-10}"
  done
  fail "Rancher does not answer (curl ended with $code); check server, and that the deploying machine can reach it"
}

fail() {
  echo "error: $1" >&2
  exit 1
}

main "$@"
