#!/bin/sh
# The host's firewall. Only missing rules are added, and exactly these are removed later. They are recorded before they are added, so that an
# interrupted run leaves no unknown rule behind.
# K3P_FIREWALL: configure, disable or leave; K3P_FIREWALLD and K3P_UFW: rules, one per line, as shell arguments.

FIREWALL_NOTE="$STATE/firewall"

set_firewall() {
  case "${K3P_FIREWALL:-leave}" in
  configure) configure_firewall ;;
  disable)
    forget_rules ''
    disable_firewall
    ;;
  *) forget_rules '' ;;
  esac
}

runs_firewalld() {
  has firewall-cmd && [ "$(bounded 20 firewall-cmd --state 2>/dev/null)" = running ]
}

runs_ufw() {
  has ufw || return 1
  case "$(bounded 20 ufw status 2>/dev/null)" in *"Status: active"*) ;; *) return 1 ;; esac
}

configure_firewall() {
  firewall_wanted=
  if runs_firewalld; then firewall_wanted=$(printf '%s\n' "$K3P_FIREWALLD" | sed -e '/^$/d' -e 's/^/firewalld /'); fi
  if runs_ufw; then
    firewall_wanted="$firewall_wanted
$(printf '%s\n' "$K3P_UFW" | sed -e '/^$/d' -e 's/^/ufw /')"
  fi
  forget_rules "$firewall_wanted"
  printf '%s\n' "$firewall_wanted" >"$WORK/rules"
  while IFS= read -r rule <&3; do
    [ -z "$rule" ] || has_rule "$rule" || add_rule "$rule"
  done 3<"$WORK/rules"
  reload_firewall
}

disable_firewall() {
  if runs_firewalld; then
    say "disabling firewalld"
    bounded 60 systemctl disable --now firewalld >/dev/null 2>&1 || fail "cannot disable firewalld: 'systemctl disable --now firewalld' shows why."
  fi
  if runs_ufw; then
    say "disabling ufw"
    bounded 60 ufw disable >/dev/null 2>&1 || fail "cannot disable ufw: 'ufw disable' shows why."
  fi
}

# firewalld_do VERB RULE: the rule with this verb instead of "add"
firewalld_do() {
  eval "bounded 30 firewall-cmd --permanent $(printf '%s' "$2" | sed "s/--add-/--$1-/")" >"$WORK/firewall.log" 2>&1
}

has_rule() {
  case "$1" in
  "firewalld "*) firewalld_do query "${1#* }" ;;
  "ufw "*) bounded 20 ufw show added 2>/dev/null | grep -qxF -e "$1" ;;
  esac
}

add_rule() {
  say "opening the firewall: $1"
  grep -qxF -e "$1" "$FIREWALL_NOTE" 2>/dev/null || printf '%s\n' "$1" >>"$FIREWALL_NOTE" || fail "cannot write in $STATE: is the disk full?"
  case "$1" in
  "firewalld "*) firewalld_do add "${1#* }" ;;
  "ufw "*) eval "bounded 30 ufw ${1#* }" >"$WORK/firewall.log" 2>&1 ;;
  esac || fail "cannot open the firewall ($1): $(tail -n 1 "$WORK/firewall.log")."
  FIREWALL_CHANGED=yes
}

take_back() {
  has_rule "$1" || return 0
  say "closing the firewall: $1"
  case "$1" in
  "firewalld "*) firewalld_do remove "${1#* }" ;;
  "ufw "*) eval "bounded 30 ufw delete ${1#* }" >"$WORK/firewall.log" 2>&1 ;;
  esac || warn "cannot close the firewall ($1): $(tail -n 1 "$WORK/firewall.log")"
  FIREWALL_CHANGED=yes
}

# forget_rules WANTED: removes recorded rules that are no longer wanted
forget_rules() {
  [ -s "$FIREWALL_NOTE" ] || return 0
  printf '%s\n' "$1" >"$WORK/wanted"
  : >"$WORK/kept"
  while IFS= read -r rule <&3; do
    if grep -qxF -e "$rule" "$WORK/wanted"; then printf '%s\n' "$rule" >>"$WORK/kept"; else take_back "$rule"; fi
  done 3<"$FIREWALL_NOTE"
  { cp "$WORK/kept" "$FIREWALL_NOTE.part" && mv -f "$FIREWALL_NOTE.part" "$FIREWALL_NOTE"; } || fail "cannot write in $STATE: is the disk full?"
  reload_firewall
}

reload_firewall() {
  [ -n "${FIREWALL_CHANGED:-}" ] || return 0
  FIREWALL_CHANGED=
  if runs_firewalld; then bounded 60 firewall-cmd --reload >/dev/null 2>&1 || fail "cannot reload firewalld: 'firewall-cmd --reload' shows why."; fi
}
