#!/bin/sh
# When certificates expire, read from their text: openssl may be missing, and releases of K3s say it in different ways.

# certificate_ends: standard input is "== NAME" before each file's text. Prints "leaf NAME END" for the leaf certificate that expires first,
# and "ca NAME END" for each CA; END is YYYYMMDDhhmmss in UTC. Of a chain the first certificate counts.
certificate_ends() {
  awk '/^== / { name = $2; ended = 0; next }
    /-----BEGIN CERTIFICATE-----/ && !ended { reading = 1; text = ""; next }
    /-----END CERTIFICATE-----/ && reading { reading = 0; ended = 1; print name, text; next }
    reading { gsub(/[ \r]/, ""); text = text $0 }' |
    while read -r ends_name ends_text; do
      printf '%s %s\n' "$ends_name" "$(printf '%s' "$ends_text" | certificate_end)"
    done |
    awk 'NF == 2 {
        end = length($2) == 12 ? (substr($2, 1, 2) < 50 ? "20" : "19") $2 : $2
        if ($1 ~ /-ca\.crt$/) print "ca", $1, end
        else if (first == "" || end < first) { first = end; name = $1 }
      }
      END { if (first != "") print "leaf", name, first }'
}

# certificate_end: of base64 on standard input, as YYMMDDhhmmss or YYYYMMDDhhmmss. Its validity is two times, one after the other.
certificate_end() {
  # macOS before 13 decodes with -D
  { base64 -d || base64 -D; } 2>/dev/null | od -An -v -tx1 | tr -d ' \n' |
    grep -oE '(170d(3[0-9]){12}|180f(3[0-9]){14})5a(170d(3[0-9]){12}|180f(3[0-9]){14})5a' | head -n 1 |
    sed -E 's/.*(170d|180f)((3[0-9])+)5a$/\2/; s/3([0-9])/\1/g'
}
