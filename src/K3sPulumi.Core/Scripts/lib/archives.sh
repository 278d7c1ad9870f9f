#!/bin/sh
# Archives of images, packed in one way or another.

# The program that one is packed with, by its name; nothing for a plain one.
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

# Names of the images in one, one a line; none where it cannot be looked into.
names_in() {
  unpacked "$1" 2>/dev/null | tar -xOf - manifest.json 2>/dev/null | tr -d ' \n' | sed -e 's/"RepoTags":\[/\n&/g' |
    sed -n -e 's/^"RepoTags":\[\([^]]*\)\].*/\1/p' | tr -d '"' | tr ',' '\n'
}
