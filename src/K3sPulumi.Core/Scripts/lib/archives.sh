#!/bin/sh
# Image archives, plain or compressed.

# Name of the decompressor for an archive; empty for a plain one.
unpacker() {
  case "$1" in
  *.gz | *.tgz) echo gzip ;;
  *.zst | *.tzst) echo zstd ;;
  *.bz2) echo bzip2 ;;
  *.lz4) echo lz4 ;;
  esac
}

unpacked() {
  archive_tool=$(unpacker "$1")
  if [ -n "$archive_tool" ]; then "$archive_tool" -dc <"$1"; else cat "$1"; fi
}

# Names of the images in an archive, one per line; none if it cannot be read.
names_in() {
  unpacked "$1" 2>/dev/null | tar -xOf - manifest.json 2>/dev/null | tr -d ' \n' | tr '{' '\n' |
    sed -n -e 's/.*"RepoTags":\[\([^]]*\)\].*/\1/p' | tr -d '"' | tr ',' '\n'
}
