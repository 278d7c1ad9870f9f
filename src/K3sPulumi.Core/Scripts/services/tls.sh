#!/bin/sh
# The datastore's certificates: from the user, or created once with openssl and kept. Only the server's certificate is renewed.

TLS="$ROOT/etc/k3spulumi/$K3P_KIND/tls"
CA_DAYS=7300
CERTIFICATE_DAYS=3650
RENEW_SECONDS=31536000

prepare_tls() {
  prepare_ca
  if [ -n "$K3P_CERTIFICATE" ]; then
    given server.crt "$K3P_CERTIFICATE"
    given server.key "$K3P_KEY"
  elif ! is_current server "$K3P_SANS"; then
    say "creating a certificate for $K3P_SANS"
    make_certificate server "$K3P_SANS"
  fi
}

prepare_ca() {
  mkdir -p "$TLS" || fail "cannot create $TLS: is the disk full, or read-only?"
  chmod 700 "$TLS"
  if [ -z "$K3P_CA" ]; then
    make_ca
    return 0
  fi
  given ca.crt "$K3P_CA"
  [ -z "$K3P_CA_KEY" ] || given ca.key "$K3P_CA_KEY"
}

given() {
  put "$TLS/$1" 0600 "$2" || :
}

make_ca() {
  [ ! -s "$TLS/ca.crt" ] || [ ! -s "$TLS/ca.key" ] || return 0
  say "creating a certificate authority, valid for $((CA_DAYS / 365)) years"
  new_key "$WORK/ca.key"
  printf '%s\n' '[req]' 'distinguished_name=name' 'x509_extensions=ca' 'prompt=no' '[name]' "CN=$K3P_KIND CA $(openssl rand -hex 4)" \
    '[ca]' 'basicConstraints=critical,CA:TRUE' 'keyUsage=critical,keyCertSign,cRLSign' 'subjectKeyIdentifier=hash' >"$WORK/ca.cnf"
  run_openssl req -x509 -new -sha256 -days "$CA_DAYS" -config "$WORK/ca.cnf" -key "$WORK/ca.key" -out "$WORK/ca.crt"
  # the key first: a certificate without its key would look complete
  keep ca.key
  keep ca.crt
}

# is_current NAME SANS
is_current() {
  [ -s "$TLS/$1.key" ] && [ "$(cat "$TLS/$1.sans" 2>/dev/null)" = "$2" ] &&
    openssl x509 -in "$TLS/$1.crt" -noout -checkend "$RENEW_SECONDS" >/dev/null 2>&1 &&
    openssl verify -CAfile "$TLS/ca.crt" "$TLS/$1.crt" >/dev/null 2>&1
}

# make_certificate NAME SANS: for servers and clients, because etcd members are both
make_certificate() {
  new_key "$WORK/$1.key"
  printf '%s\n' '[req]' 'distinguished_name=name' 'prompt=no' '[name]' "CN=$K3P_KIND $1" >"$WORK/$1.cnf"
  printf '%s\n' 'basicConstraints=critical,CA:FALSE' 'keyUsage=critical,digitalSignature,keyEncipherment' \
    'extendedKeyUsage=serverAuth,clientAuth' 'subjectKeyIdentifier=hash' 'authorityKeyIdentifier=keyid' >"$WORK/$1.ext"
  [ -z "$2" ] || printf 'subjectAltName=%s\n' "$2" >>"$WORK/$1.ext"
  run_openssl req -new -sha256 -config "$WORK/$1.cnf" -key "$WORK/$1.key" -out "$WORK/$1.csr"
  run_openssl x509 -req -sha256 -days "$CERTIFICATE_DAYS" -in "$WORK/$1.csr" -CA "$TLS/ca.crt" -CAkey "$TLS/ca.key" \
    -set_serial "0x$(openssl rand -hex 15)" -extfile "$WORK/$1.ext" -out "$WORK/$1.crt"
  printf '%s' "$2" >"$WORK/$1.sans"
  # last, because it marks the certificate as complete
  rm -f "$TLS/$1.sans"
  keep "$1.key"
  keep "$1.crt"
  keep "$1.sans"
}

new_key() {
  run_openssl ecparam -name prime256v1 -genkey -noout -out "$1"
}

keep() {
  cp "$WORK/$1" "$TLS/$1.part" || fail "cannot write $TLS/$1: is the disk full, or read-only?"
  mv -f "$TLS/$1.part" "$TLS/$1"
}

run_openssl() {
  openssl "$@" >"$WORK/openssl.log" 2>&1 || {
    show_tail "$WORK/openssl.log"
    fail "openssl $1 failed: see the lines above, and check that the CA and its key belong together."
  }
}

# serve_tls DIRECTORY OWNER restart|reload: copies next to the service's data, where it may read them on every distribution
serve_tls() {
  for part in ca.crt server.crt server.key; do
    put_live "$1/k3spulumi-$part" 0600 "$TLS/$part" "$2" "$3"
  done
}

# Output for the program that started this script.
print_part() {
  print_mark "$1"
  cat "$2"
  echo
}

print_end() {
  print_mark end
}
