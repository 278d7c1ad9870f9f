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
      bounded "$K3P_PREPARE_SECONDS" curl -K "$(curl_settings)" -fsSL --retry 3 --connect-timeout 20 -o "$2" "$1" 2>"$WORK/fetch.log"
    elif has wget; then
      WGETRC="$(curl_settings).wget" bounded "$K3P_PREPARE_SECONDS" wget -q -O "$2" "$1" 2>"$WORK/fetch.log"
    else
      printf 'neither curl nor wget is installed: install one of them\n' >"$WORK/fetch.log"
      return 1
    fi
    ;;
  esac
}

# The proxy URL may contain a password, so it is passed in a file.
curl_settings() {
  settings="$WORK/curl.conf"
  if [ -n "${K3P_PROXY:-}" ]; then
    printf 'proxy = "%s"\n' "$K3P_PROXY" >"$settings"
    printf 'use_proxy = on\nhttp_proxy = %s\nhttps_proxy = %s\n' "$K3P_PROXY" "$K3P_PROXY" >"$settings.wget"
    if [ -n "${K3P_NO_PROXY:-}" ]; then
      printf 'noproxy = "%s"\n' "$K3P_NO_PROXY" >>"$settings"
      printf 'no_proxy = %s\n' "$K3P_NO_PROXY" >>"$settings.wget"
    fi
  else
    : >"$settings"
    : >"$settings.wget"
  fi
  echo "$settings"
}

fetch_error() {
  fetch_line=$(tail -n 1 "$WORK/fetch.log" 2>/dev/null | redact)
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
    case "$date_url" in "${K3P_ARTIFACTS:-none}"*) if [ -n "$WORK" ] && [ -n "${K3P_PROXY:-}" ]; then set -- -K "$(curl_settings)"; fi ;; esac
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
