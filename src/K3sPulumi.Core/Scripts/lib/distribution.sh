#!/bin/sh
# What differs between distributions of Linux. Another one is another row.

# family|IDs in os-release|package manager|its locks|what brings missing kernel modules|package of newuidmap
distributions() {
  cat <<END
debian|ubuntu|apt|/var/lib/dpkg/lock-frontend /var/lib/dpkg/lock|$(ubuntu_modules)|uidmap
debian|debian raspbian|apt|/var/lib/dpkg/lock-frontend /var/lib/dpkg/lock||uidmap
redhat|ol|dnf|/var/lib/rpm/.rpm.lock /usr/lib/sysimage/rpm/.rpm.lock|install kernel-uek-modules-extra and reboot|shadow-utils
redhat|rhel rocky almalinux centos fedora|dnf|/var/lib/rpm/.rpm.lock /usr/lib/sysimage/rpm/.rpm.lock|install kernel-modules-extra and reboot|shadow-utils
suse|opensuse opensuse-leap opensuse-tumbleweed sles sled suse|zypper|/run/zypp.pid||shadow
alpine|alpine|apk|/lib/apk/db/lock /usr/lib/apk/db/lock|install linux-lts (the -virt kernel may lack them) and reboot|shadow-uidmap
END
}

ubuntu_modules() {
  case "$(uname -r)" in
  *raspi*) echo "install linux-modules-extra-raspi and reboot" ;;
  *) echo "install linux-modules-extra-$(uname -r)" ;;
  esac
}

# os_value NAME: of /etc/os-release
os_value() {
  sed -n "s/^$1=//p" "$ROOT/etc/os-release" 2>/dev/null | tr -d "\"'"
}

# distribution COLUMN: of the row that has this host's ID, else one of those that it says to be like
distribution() {
  distributions | awk -F '|' -v ids="$(os_value ID) $(os_value ID_LIKE)" -v column="$1" '
    { line[NR] = $0 }
    END {
      count = split(ids, id, " ")
      for (i = 1; i <= count; i++) for (row = 1; row <= NR; row++) {
        split(line[row], cell, "|")
        if (index(" " cell[2] " ", " " id[i] " ")) { print cell[column]; exit }
      }
    }'
}

# debian, redhat, suse or alpine; nothing for what is not known
family() {
  distribution 1
}

# All that are known: one that is not of this distribution is not there.
package_locks() {
  distributions | cut -d '|' -f 4 | tr ' ' '\n' | sort -u
}

module_remedy() {
  modules_from=$(distribution 5)
  [ -n "$modules_from" ] || modules_from="install the distribution's package of further kernel modules, or another kernel"
  echo "$modules_from"
}

uidmap_package() {
  uidmap_from=$(distribution 6)
  echo "${uidmap_from:-the package that has it (uidmap, or shadow-utils)}"
}

# A system whose packages come with an image of it, and a reboot.
is_transactional() {
  [ ! -e "$RUN/ostree-booted" ] || return 0
  has transactional-update && awk '$2 == "/" { ro = ("," $4 ",") ~ /,ro,/ } END { exit !ro }' "$PROC/mounts" 2>/dev/null
}
