#!/bin/sh
# Settings of a K3s that was installed by other means, as lines KEY=VALUE: from the arguments and the environment of its service, from
# config.yaml and its drop-ins. YAML beyond lists and plain values is kept as a line that matches nothing.

# Lines SOURCE<tab>KEY<tab>VALUE. A source with a higher number replaces the keys of lower ones, and 9 adds to them, as in K3s.
merged_settings() {
  awk -F '\t' '
    { at = $1; key = $2; value = $3; for (i = 4; i <= NF; i++) value = value FS $i }
    at < 9 && (key in from) && from[key] != at { count[key] = 0 }
    at < 9 || !(key in from) { from[key] = at }
    { values[key, ++count[key]] = value }
    END { for (key in count) for (i = 1; i <= count[key]; i++) print key "=" values[key, i] }' | sort -u
}

host_settings() {
  {
    environment_settings
    yaml_settings 2 "$ROOT$K3P_CONFIG_DIR/config.yaml"
    settings_at=2
    for settings_file in "$ROOT$K3P_CONFIG_DIR"/config.yaml.d/*.yaml "$ROOT$K3P_CONFIG_DIR"/config.yaml.d/*.yml; do
      if [ ! -f "$settings_file" ] || [ "$settings_at" -ge 8 ]; then continue; fi
      settings_at=$((settings_at + 1))
      yaml_settings "$settings_at" "$settings_file"
    done
    argument_settings
  } | merged_settings
}

# Variables of K3s's documentation, from the files of the service that K3s's installer and the Ansible role write.
environment_settings() {
  if [ "$(init_system)" = openrc ]; then
    set -- "$ROOT/etc/conf.d/$SERVICE" "$ROOT/etc/environment" "$(service_environment)"
  else
    set -- "$ROOT/etc/default/$SERVICE" "$ROOT/etc/sysconfig/$SERVICE" "$(service_environment)"
  fi
  cat "$@" 2>/dev/null |
    sed -n -e "s/^export  *//;s/^\\([A-Za-z_][A-Za-z0-9_]*\\)=[\"']\\{0,1\\}\\([^\"']*\\).*/\\1 \\2/p" | while read -r variable value; do
    case "$variable" in
    K3S_URL) variable=server ;;
    K3S_DATASTORE_CAFILE) variable=datastore-cafile ;;
    K3S_DATASTORE_CERTFILE) variable=datastore-certfile ;;
    K3S_DATASTORE_KEYFILE) variable=datastore-keyfile ;;
    K3S_KUBECONFIG_MODE) variable=write-kubeconfig-mode ;;
    K3S_KUBECONFIG_OUTPUT) variable=write-kubeconfig ;;
    K3S_*) variable=$(printf '%s' "${variable#K3S_}" | tr 'A-Z_' 'a-z-') ;;
    *) continue ;;
    esac
    printf '1\t%s\t%s\n' "$variable" "$value"
  done
}

# yaml_settings SOURCE FILE
yaml_settings() {
  [ -f "$2" ] || return 0
  awk -v at="$1" -v quote="'" '
    function bare(text) {
      sub(/^[ \t]+/, "", text); sub(/[ \t\r]+$/, "", text)
      first = substr(text, 1, 1)
      end = first == quote || first == "\"" ? index(substr(text, 2), first) : 0
      if (end) return substr(text, 2, end - 1)
      sub(/[ \t]+#.*$/, "", text)
      return text
    }
    function put(key, value) { print at "\t" key "\t" value }
    /^[ \t]*(#|$)/ || /^---/ { next }
    /^[ \t]*- / { item = $0; sub(/^[ \t]*- /, "", item); put(key, bare(item)); next }
    /^[A-Za-z"'"'"']/ && /:/ {
      key = $0; sub(/:.*/, "", key); key = bare(key)
      value = $0; sub(/^[^:]*:/, "", value); value = bare(value)
      if (value ~ /^\[.*\]$/) {
        count = split(substr(value, 2, length(value) - 2), items, ",")
        for (i = 1; i <= count; i++) put(key, bare(items[i]))
      } else if (value != "") put(key, value)
      next
    }
    { put("unknown", "line " NR " of config") }' "$2"
}

service_environment() {
  if [ "$(init_system)" = openrc ]; then echo "$ROOT$K3P_CONFIG_DIR/$SERVICE.env"; else echo "$(unit_file "$SERVICE").env"; fi
}

# service_text NAME: what the unit, or the script of OpenRC, says last, in one line
service_text() {
  sed -e ':join' -e '/\\$/{N;s/\\\n/ /;b join' -e '}' "$(unit_file "$SERVICE")" 2>/dev/null | sed -n "s/^$1=//p" | tail -n 1
}

# The program, the role and the arguments. K3s's installer quotes the latter twice in a script of OpenRC, and redirects the output there.
service_command() {
  if [ "$(init_system)" = openrc ]; then
    printf '%s %s\n' "$(service_text command | tr -d "\"'")" "$(service_text command_args |
      sed -e 's/^"\(.*\)"[[:space:]]*$/\1/' -e 's/[[:space:]]*>>[^[:space:]]* 2>&1[[:space:]]*$//' -e 's/\\"/"/g' -e 's/.*[$`].*/server ?/')"
  else
    service_text ExecStart
  fi
}

# The words behind the role. A word without a value, before another option or at the end, is a switch.
argument_settings() {
  service_command |
    awk -v quote="'" '
      {
        count = 0; word = ""; open = ""; has = 0
        for (i = 1; i <= length($0) + 1; i++) {
          c = i > length($0) ? " " : substr($0, i, 1)
          if (open != "") { if (c == open) open = ""; else word = word c }
          else if (c == quote || c == "\"") { open = c; has = 1 }
          else if (c == " " || c == "\t") { if (has || word != "") words[++count] = word; word = ""; has = 0 }
          else word = word c
        }
        for (i = 3; i <= count; i++) {
          key = words[i]
          if (key !~ /^-/) { print "9\tunknown\tan argument of the service"; continue }
          sub(/^--?/, "", key)
          if (key ~ /=/) { value = key; sub(/^[^=]*=/, "", value); sub(/=.*/, "", key) }
          else if (i < count && words[i + 1] !~ /^-/) value = words[++i]
          else value = "true"
          if (key == "t") key = "token"; if (key == "s") key = "server"; if (key == "d") key = "data-dir"
          if (key == "o") key = "write-kubeconfig"; if (key == "c") key = "config"
          print "9\t" key "\t" value
        }
      }'
}
