#!/bin/sh
# gather.sh ROOT: a root file system with busybox, Python and openssl, and the libraries that these need.
set -eu

root=$1
python=/usr/lib/python3.11
packages=/usr/lib/python3/dist-packages

with_libraries() {
  for file in "$@"; do
    ldd "$file" 2>/dev/null | sed -n 's/.* \(\/[^ ]*\) (.*/\1/p; s/^\t\(\/[^ ]*\) (.*/\1/p'
  done | sort -u | while read -r library; do
    mkdir -p "$root$(dirname "$library")"
    cp -L "$library" "$root$library"
  done
}

main() {
  mkdir -p "$root/usr/bin" "$root/usr/sbin" "$root/usr/lib/k3s-standin" "$root/etc" "$root/tmp" "$root/run" "$root/var"
  ln -s usr/bin "$root/bin"
  ln -s usr/sbin "$root/sbin"
  ln -s usr/lib "$root/lib"
  mkdir -p "$root/usr/lib64"
  ln -s usr/lib64 "$root/lib64"
  ln -s ../run "$root/var/run"
  chmod 1777 "$root/tmp"
  cp /usr/bin/busybox "$root/usr/bin/"
  for applet in $(busybox --list); do
    [ "$applet" = busybox ] || ln -sf busybox "$root/usr/bin/$applet"
  done
  cp -L /usr/bin/python3 "$root/usr/bin/python3"
  cp /usr/bin/openssl /usr/bin/zstd "$root/usr/lib/k3s-standin/"
  mkdir -p "$root$python" "$root$packages" "$root/etc/ssl"
  cp -a "$python/." "$root$python/"
  rm -rf "$root$python/test" "$root$python/idlelib" "$root$python/ensurepip"
  cp -a "$packages/pymysql" "$packages/psycopg2" "$root$packages/"
  cp /etc/ssl/openssl.cnf "$root/etc/ssl/"
  mkdir -p "$root/usr/lib/ssl" && ln -s /etc/ssl/openssl.cnf "$root/usr/lib/ssl/openssl.cnf"
  with_libraries /usr/bin/python3 /usr/bin/openssl /usr/bin/zstd /usr/bin/busybox "$python"/lib-dynload/*.so "$packages"/psycopg2/*.so
  echo 'root:x:0:0:root:/root:/bin/sh' >"$root/etc/passwd"
  echo 'root:x:0:' >"$root/etc/group"
  echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
  for link in kubectl crictl ctr; do ln -s k3s "$root/usr/bin/$link"; done
}

main
