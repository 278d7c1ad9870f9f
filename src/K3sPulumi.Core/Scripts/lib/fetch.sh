#!/bin/sh
# Downloads with curl or wget.

# fetch URL FILE [HEADERS]
fetch() {
  case "$1" in
  file://*)
    fetch_path=$(printf '%s' "${1#file://}" | sed 's/%2B/+/g')
    cp "$ROOT$fetch_path" "$2" 2>"$WORK/fetch.log"
    ;;
  *)
    if has curl; then
      bounded "$K3P_PREPARE_SECONDS" curl -K "$(curl_settings "$1")" -fsSL --retry 3 --connect-timeout 20 -o "$2" "$1" 2>"$WORK/fetch.log"
    elif has wget; then
      WGETRC="$(curl_settings "$1").wget" bounded "$K3P_PREPARE_SECONDS" env "HOME=$WORK" wget -O "$2" "$1" 2>"$WORK/fetch.log"
    else
      printf 'neither curl nor wget is installed: install one of them\n' >"$WORK/fetch.log"
      return 1
    fi
    ;;
  esac
}

# curl_settings URL: the proxy and the mirror's login, which must not appear in arguments, as files for curl and for GNU wget. A server that
# stalls is given up after a minute.
curl_settings() {
  settings="$WORK/curl.conf"
  printf 'speed-limit = 1\nspeed-time = 60\n' >"$settings"
  # "wget -q" would not say what is wrong either
  printf 'verbose = off\ntimeout = 60\n' >"$settings.wget"
  if [ -n "${K3P_PROXY:-}" ]; then
    printf 'proxy = "%s"\n' "$K3P_PROXY" >>"$settings"
    printf 'use_proxy = on\nhttp_proxy = %s\nhttps_proxy = %s\n' "$K3P_PROXY" "$K3P_PROXY" >>"$settings.wget"
    if [ -n "${K3P_NO_PROXY:-}" ]; then
      printf 'noproxy = "%s"\n' "$K3P_NO_PROXY" >>"$settings"
      printf 'no_proxy = %s\n' "$K3P_NO_PROXY" >>"$settings.wget"
    fi
  fi
  case "$1" in "${K3P_ARTIFACTS%/*}"/*)
    mirror_login "$1"
    mirror_ca ;;
  esac
  echo "$settings"
}

# mirror_login URL: curl sends it to this host only and not where that redirects; wget does the same with .netrc.
mirror_login() {
  [ -n "${K3P_MIRROR_LOGIN:-}" ] || return 0
  mirror_host=${1#*://}
  mirror_host=${mirror_host%%/*}
  case "$mirror_host" in
  \[*) mirror_host=${mirror_host#\[} mirror_host=${mirror_host%%]*} ;;
  *) mirror_host=${mirror_host%%:*} ;;
  esac
  printf 'user = "%s"\n' "$(quoted "$K3P_MIRROR_LOGIN")" >>"$settings"
  printf 'machine %s login "%s" password "%s"\n' "$mirror_host" "$(quoted "${K3P_MIRROR_LOGIN%%:*}")" "$(quoted "${K3P_MIRROR_LOGIN#*:}")" >"$WORK/.netrc"
}

# Only shell builtins get the secret as an argument.
quoted() { printf '%s' "$1" | sed 's/[\\"]/\\&/g'; }

# With the CAs of the host, which the target of a redirect may need.
mirror_ca() {
  [ -n "${K3P_MIRROR_CA:-}" ] || return 0
  for mirror_bundle in /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/ca-bundle.pem /etc/ssl/cert.pem; do
    [ -s "$ROOT$mirror_bundle" ] || continue
    cat "$ROOT$mirror_bundle"
    break
  done >"$WORK/mirror-ca.pem"
  printf '\n%s\n' "$K3P_MIRROR_CA" >>"$WORK/mirror-ca.pem"
  printf 'cacert = "%s"\n' "$WORK/mirror-ca.pem" >>"$settings"
  printf 'ca_certificate = %s\n' "$WORK/mirror-ca.pem" >>"$settings.wget"
}

# Both explain some errors in further lines.
fetch_error() {
  fetch_line=$(grep -E '^curl: \(|ERROR' "$WORK/fetch.log" 2>/dev/null | tail -n 1 | redact)
  [ -n "$fetch_line" ] || fetch_line=$(tail -n 1 "$WORK/fetch.log" 2>/dev/null | redact)
  case "$fetch_line" in
  *' 401'* | *' 403'* | *'Password Authentication Failed'*) fetch_line="$fetch_line (check user and password of releaseMirror)" ;;
  *'(60)'* | *'cannot verify'* | *'known issuer'*) fetch_line="$fetch_line (check ca of releaseMirror)" ;;
  esac
  printf '%s' "${fetch_line:-no answer}"
}

# The response of a K3s server to GET URL. This host may not be able to verify its certificate yet. Nodes reach servers without a proxy.
ask() {
  if has curl; then
    bounded 10 curl --noproxy '*' -ksS --max-time 8 "$1" 2>/dev/null
  elif has wget; then
    bounded 10 wget -q -T 8 --no-check-certificate -O - "$1" 2>/dev/null
  fi
}

# The Date header of the response in seconds since 1970; empty if there is none or if the response comes from a cache.
date_of() {
  case "$1" in file://*) return 0 ;; esac
  if has curl; then
    date_url=$1
    shift
    # the download server is asked for its time through the same proxy as for the downloads
    case "$date_url" in "${K3P_ARTIFACTS:-none}"*) if [ -n "$WORK" ] && [ -n "${K3P_PROXY:-}" ]; then set -- -K "$(curl_settings "$date_url")"; fi ;; esac
    bounded 25 curl "$@" -ksSI --max-time 20 "$date_url" 2>/dev/null || :
  elif has wget; then
    bounded 25 wget -q -S --spider -T 20 --no-check-certificate "$1" 2>&1 || :
  fi | tr -d '\r' | awk '
    tolower($1) == "age:" && $2 > 0 { cached = 1 }
    tolower($1) == "date:" && !seen {
      seen = 1; split($6, t, ":")
      month = index("JanFebMarAprMayJunJulAugSepOctNovDec", $4)
      if (month == 0 || $5 < 1970) next
      m = (month + 2) / 3; y = $5; if (m <= 2) { y--; m += 12 }
      days = 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + $3 - 719469
      at = days * 86400 + t[1] * 3600 + t[2] * 60 + t[3]
    }
    END { if (at && !cached) printf "%.0f\n", at }'
}
