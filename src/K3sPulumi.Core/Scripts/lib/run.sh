#!/bin/sh
# The start of every script: paths, output, a private work directory, time limits for commands, redacted output.
# K3P_... are set in front of the script, on standard input. K3SPULUMI_... are for tests only.
# shellcheck disable=SC2034  # the scripts that follow read these

ROOT="${K3SPULUMI_ROOT:-}"
PROC="${K3SPULUMI_PROC:-/proc}"
SYS="${K3SPULUMI_SYS:-/sys}"
POLL="${K3SPULUMI_POLL:-2}"
RUN="$ROOT/run"
STATE="$ROOT/var/lib/k3spulumi"
DATA="$ROOT${K3P_DATA_DIR:-}"
WORK=
PROBLEMS=
PATH="$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
export PATH
unset KUBECONFIG CDPATH
PROBLEM_COUNT=0
COMPLAINED=

# Progress, shown immediately: on standard error. A closed output must not end the run.
say() {
  LAST_SAID="$*"
  printf '%s\n' "$*" >&2 2>/dev/null || :
}

# waits UNTIL SECONDS TEXT: for each turn of a loop that ends at UNTIL, SECONDS after it began. Says what for, at most every five seconds.
waits() {
  waits_now=$(now)
  [ "$3" != "${WAITS_TEXT:-}" ] || [ "$((waits_now - WAITS_AT))" -ge 5 ] || return 0
  WAITS_TEXT=$3 WAITS_AT=$waits_now
  say "waiting for $3, $((waits_now - $1 + $2)) of $2 s"
}

# For the program that started this script, which reads it at the end.
tell() {
  printf '%s\n' "$*" 2>/dev/null || :
}

warn() {
  tell "warning: $*"
}

complain() {
  COMPLAINED=yes
  printf '%s\n' "$*" >&2 2>/dev/null || :
}

# One line: what is wrong, and what to do.
fail() {
  complain "$*"
  exit 1
}

# Records a problem, to be reported together with all others.
problem() {
  PROBLEMS=$(printf '%s\n  - %s' "$PROBLEMS" "$*")
  PROBLEM_COUNT=$((PROBLEM_COUNT + 1))
}

report_problems() {
  [ "$PROBLEM_COUNT" -gt 0 ] || return 0
  if [ "$PROBLEM_COUNT" = 1 ]; then word=problem; else word=problems; fi
  complain "host $(uname -n) has $PROBLEM_COUNT $word:$PROBLEMS"
  exit 1
}

has() {
  command -v "$1" >/dev/null 2>&1
}

is_root() {
  [ "$(id -u)" = 0 ]
}

now() { date +%s; }

# bounded SECONDS COMMAND...: 124 or 143 on timeout; docker/run has it for machines without timeout. EXEC=exec replaces this shell, for background commands.
bounded() {
  if has timeout; then ${EXEC:-} timeout "$@"; else shift && ${EXEC:-} "$@"; fi
}

timed_out() {
  [ "$1" = 124 ] || [ "$1" = 143 ]
}

# Secrets and unfinished files are in a directory that only root can read, usually in memory (/run), and are deleted at the end.
begin_work() {
  umask 077
  trap '' PIPE
  mkdir -p "$RUN" "$STATE" || fail "cannot create $STATE: is the disk full, or read-only?"
  chmod 700 "$STATE"
  WORK=$(mktemp -d "$RUN/k3spulumi.$$.XXXXXX") || fail "cannot create a directory in $RUN: is the disk full, or read-only?"
  trap end_work EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  clear_old_work
  write_secrets
}

# For what only root can do.
need_root() {
  is_root || fail "$(not_root)"
}

# K3P_SUDO is sudo's error message.
not_root() {
  if [ -z "${K3P_SUDO:-}" ]; then
    echo "user $(id -un) is not root: log in as root or as a user who may use sudo (ssh.user)."
  else
    echo "user $(id -un) is not root, and sudo says \"$(sudo_said)\": $(sudo_remedy "$(id -un)"), or log in as root (ssh.user)."
  fi
}

# Without its lecture, its warnings and the lines that every rejection contains.
sudo_said() {
  printf '%s\n' "$K3P_SUDO" | awk '
    !NF || /This incident/ { next }
    { last = $0 }
    /sudo|^Sorry, user/ && !/unable to resolve host/ { said = $0 }
    END { print substr(said == "" ? last : said, 1, 200) }'
}

# sudo_remedy USER: what to do about sudo's message
sudo_remedy() {
  case "$K3P_SUDO" in
  *"have a tty"*) echo "put 'Defaults:$1 !requiretty' into a file in /etc/sudoers.d on the host" ;;
  *"incorrect password"* | *"no password was provided"* | *"try again"* | *"incorrect authentication"*) echo "correct ssh.sudoPassword: sudo does not accept it for $1" ;;
  *"password is required"* | *"terminal is required"* | *"no tty present"* | *"authentication is required"*)
    echo "set ssh.sudoPassword, or allow sudo without a password (put '$1 ALL=(ALL) NOPASSWD: ALL' into a file in /etc/sudoers.d on the host)" ;;
  *"sudoers file"* | *"not allowed to"* | *"may not run sudo"* | *"afraid I can't do that"*) echo "put '$1 ALL=(ALL) NOPASSWD: ALL' into a file in /etc/sudoers.d on the host" ;;
  *"not found"* | *"No such file"*) echo "install sudo on the host" ;;
  *"unknown user"* | *"unknown uid"* | *"do not exist in the passwd"*) echo "check that this user exists on the host ('getent passwd root $1')" ;;
  *setuid* | *nosuid* | *"effective uid"* | *"no new privileges"* | *"must be owned by"*) echo "repair sudo on the host (reinstall the package on a file system that is not mounted nosuid)" ;;
  *"parse error"* | *"syntax error"* | *"no valid sudoers"*) echo "correct the sudoers files on the host ('visudo -c' shows the line)" ;;
  *expired* | *"account validation"* | *locked*) echo "renew the account or its password on the host ('chage -l $1' shows what has expired)" ;;
  *"unable to resolve host"*) echo "add the host's own name to its /etc/hosts" ;;
  *) echo "run 'sudo -n true' as $1 on the host to see why" ;;
  esac
}

# Data for the program that started this script, between marks, because a login shell may print other lines. "print_mark end" closes it.
print_mark() {
  printf '\n%s\n' "===== k3spulumi $1"
}

# A script must never stop without a message.
end_work() {
  run_code=$?
  [ "$run_code" = 0 ] || [ -n "$COMPLAINED" ] || complain "stopped (exit code $run_code) after: ${LAST_SAID:-the start}. Run again; finished steps are not repeated."
  if has stop_watch; then stop_watch; fi
  if [ "$run_code" != 0 ] && [ -n "${COPY_IS_PLACED:-}" ]; then (undo_restore) || :; fi
  if [ "$run_code" != 0 ] && [ -n "${CAN_GO_BACK:-}" ]; then (go_back) || :; fi
  if has release_lock; then release_lock; fi
  [ -z "$WORK" ] || rm -rf "$WORK"
}

# Leftovers of earlier runs that were killed.
clear_old_work() {
  for old in "$RUN"/k3spulumi.*.??????; do
    [ -d "$old" ] || continue
    old_run=${old%.*}
    kill -0 "${old_run##*.}" 2>/dev/null || rm -rf "$old"
  done
}

write_secrets() {
  printf '%s\n' "${K3P_NODE_PASSWORD:-}" | sed '/^$/d' >"$WORK/secrets"
  secret=0
  while [ "$secret" -lt "${K3P_SECRETS:-0}" ]; do
    secret=$((secret + 1))
    eval "printf '%s\\n' \"\$K3P_SECRET_$secret\"" >>"$WORK/secrets"
  done
}

# Standard input with secrets replaced and long lines cut.
redact() {
  awk -v secrets="$WORK/secrets" '
    BEGIN { while ((getline line < secrets) > 0) hidden[++count] = line }
    {
      text = $0
      for (i = 1; i <= count; i++) {
        done = ""
        while ((at = index(text, hidden[i])) > 0) {
          done = done substr(text, 1, at - 1) "[secret]"
          text = substr(text, at + length(hidden[i]))
        }
        text = done text
      }
      gsub(/K10[0-9a-f]+::[^ "]*/, "[secret]", text)
      gsub(/:\/\/[^\/@: "]*:[^@ "]*@/, "://[secret]@", text)
      print substr(text, 1, 400)
    }'
}

# Prints the end of a log to standard error.
show_tail() {
  redact 2>/dev/null <"$1" | log_tail >&2 2>/dev/null
}
