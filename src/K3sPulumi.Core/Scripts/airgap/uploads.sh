#!/bin/sh
# Artifacts from the deploying machine: uploaded to a directory of the login user, verified, and stored where only root can write.

INBOX="$ROOT/var/lib/k3spulumi-uploads"
ARTIFACTS="$STATE/artifacts"

has_uploads() {
  [ -n "${K3P_UPLOADS:-}" ]
}

# each_upload FUNCTION: calls it with KIND SHA256 BYTES NAME for every artifact
each_upload() {
  while read -r upload_kind upload_sum upload_bytes upload_name; do
    [ -z "$upload_kind" ] || "$1" "$upload_kind" "$upload_sum" "$upload_bytes" "$upload_name"
  done <<EOT
${K3P_UPLOADS:-}
EOT
}

upload_folder() {
  if [ "$1" = package ]; then echo "$STATE/packages"; else echo "$ARTIFACTS"; fi
}

is_taken() {
  [ "$(sha256_of "$(upload_folder "$1")/$4")" = "$2" ]
}

take_uploads() {
  has_uploads || return 0
  each_upload take_upload
  for kept in "$ARTIFACTS"/* "$STATE"/packages/*; do
    [ ! -e "$kept" ] || is_listed "${kept##*/}" || rm -f "$kept"
  done
}

# Moved before it is verified, so nobody can change it in between.
take_upload() {
  taken="$(upload_folder "$1")/$4"
  if is_taken "$@"; then
    rm -f "$INBOX/$4"
    return 0
  fi
  [ -e "$INBOX/$4" ] || fail "$4 was uploaded to this host but no longer exists: increase ${K3P_RESEND:-airGap.generation} by one and run again to upload it again."
  say "verifying $4"
  mkdir -p "${taken%/*}"
  mv -f "$INBOX/$4" "$taken.part" || fail "cannot write $taken: is the disk full, or read-only?"
  chown 0:0 "$taken.part"
  chmod 600 "$taken.part"
  taken_sum=$(sha256_of "$taken.part")
  if [ "$taken_sum" != "$2" ]; then
    rm -f "$taken.part"
    fail "$4 was damaged during the upload: its SHA-256 is $taken_sum here, but was $2 on the deploying machine. Increase ${K3P_RESEND:-airGap.generation} by one and run again to upload it again."
  fi
  move_whole "$taken.part" "$taken"
}

is_listed() {
  listed_is=1
  listed_name=$1
  each_upload compare_name
  return "$listed_is"
}

compare_name() {
  [ "$4" != "$listed_name" ] || listed_is=0
}

# K3s loads what is in this directory when it starts. Archives of another version are removed first, as its documentation says.
place_images() {
  has_uploads || [ -e "$STATE/images" ] || return 0
  for image in $(cat "$STATE/images" 2>/dev/null || :) $(old_images); do
    is_image "$image" || rm -f "$DATA/agent/images/$image"
  done
  if has_uploads; then
    each_upload place_image
    keep images "$(each_upload print_image)"
  else
    rm -f "$STATE/images"
  fi
}

old_images() {
  has_uploads || return 0
  for image in "$DATA"/agent/images/k3s-airgap-images-*; do
    [ ! -e "$image" ] || echo "${image##*/}"
  done
}

# K3s's own images are loaded when it starts; the user's are also imported while it runs.
is_archive() {
  [ "$1" = images ] || [ "$1" = import ]
}

is_image() {
  each_upload print_image | grep -qxF -e "$1"
}

print_image() {
  if is_archive "$1"; then echo "$4"; fi
}

place_image() {
  is_archive "$1" || return 0
  placed="$DATA/agent/images/$4"
  [ "$(sha256_of "$placed")" != "$2" ] || return 0
  say "copying $4"
  make_folder "${placed%/*}"
  rm -f "$placed.part"
  ln "$ARTIFACTS/$4" "$placed.part" 2>/dev/null || cp "$ARTIFACTS/$4" "$placed.part" || fail "cannot write $placed: is the disk full, or read-only?"
  move_whole "$placed.part" "$placed"
}

images_are_placed() {
  images_missing=
  each_upload miss_image
  [ -z "$images_missing" ]
}

miss_image() {
  ! is_archive "$1" || [ "$(stat -c %s "$DATA/agent/images/$4" 2>/dev/null)" = "$3" ] || images_missing=yes
}

import_images() {
  has_uploads || return 0
  each_upload import_image
}

# K3s imports new archives in its directory with a delay; what it has not imported yet is imported here.
import_image() {
  [ "$1" = import ] || return 0
  import_from="$DATA/agent/images/$4"
  import_tool=$(unpacker "$4")
  [ -z "$import_tool" ] || has "$import_tool" || fail "$4 is compressed with $import_tool, which is missing on this host: install it, or upload an uncompressed archive."
  import_names=$(names_in "$import_from")
  if [ -n "$import_names" ] && has_images "$import_names"; then return 0; fi
  say "importing $4"
  unpacked "$import_from" 2>/dev/null | bounded 600 "$(program)" ctr -n k8s.io images import - >"$WORK/import.log" 2>&1 || {
    complain "cannot import $4; the last lines:"
    show_tail "$WORK/import.log"
    exit 1
  }
  # the Kubernetes side of containerd lists an import a moment later
  import_looks=0
  until has_images "$import_names"; do
    import_looks=$((import_looks + 1))
    [ "$import_looks" -lt 5 ] || fail "$4 was imported, but 'k3s crictl images' does not list all of its images: check it on the host."
    sleep "$POLL"
  done
}

# Not "crictl images NAME": containerd lists all images for any name.
has_images() {
  for image in $1; do
    bounded 60 "$(program)" crictl inspecti -q "$image" >/dev/null 2>&1 || return 1
  done
}
