#!/bin/sh
# What differs between Linux distributions. To support another one, add a row.

# family|IDs in os-release|package manager|its locks|how to get missing kernel modules|package that contains newuidmap
distributions() {
  cat <<END
debian|ubuntu|apt|/var/lib/dpkg/lock-frontend /var/lib/dpkg/lock|$(ubuntu_modules)|uidmap
debian|debian raspbian|apt|/var/lib/dpkg/lock-frontend /var/lib/dpkg/lock||uidmap
redhat|ol|dnf|/var/lib/rpm/.rpm.lock /usr/lib/sysimage/rpm/.rpm.lock|install kernel-uek-modules-extra and reboot|shadow-utils
redhat|rhel rocky almalinux centos fedora|dnf|/var/lib/rpm/.rpm.lock /usr/lib/sysimage/rpm/.rpm.lock|install kernel-modules-extra and reboot|shadow-utils
suse|opensuse opensuse-leap opensuse-tumbleweed sles sled suse|zypper|/run/zypp.pid||shadow
alpine|alpine|apk|/lib/apk/db/lock /usr/lib/apk/db/lock|install linux-lts (the -virt kernel may lack them) and reboot|shadow-uidmap
arch|arch archarm manjaro endeavouros|pacman||reboot, as an update of the kernel removes the modules of the running one|shadow
END
}

ubuntu_modules() {
  case "$(uname -r)" in
  *raspi*) echo "install linux-modules-extra-raspi and reboot" ;;
  *) echo "install linux-modules-extra-$(uname -r)" ;;
  esac
}

# os_value NAME: a value from /etc/os-release
os_value() {
  sed -n "s/^$1=//p" "$ROOT/etc/os-release" 2>/dev/null | tr -d "\"'"
}

# distribution COLUMN: from the row with this host's ID, otherwise from the first row that matches its ID_LIKE
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

# debian, redhat, suse, alpine or arch; empty for an unknown distribution
family() {
  distribution 1
}

# apt, dnf, zypper, apk or pacman; empty for an unknown distribution
package_manager() {
  distribution 3
}

# The locks of all distributions: those of other distributions do not exist on this host.
package_locks() {
  distributions | cut -d '|' -f 4 | tr ' ' '\n' | sort -u
}

module_remedy() {
  modules_from=$(distribution 5)
  [ -n "$modules_from" ] || modules_from="install the distribution's package of extra kernel modules, or another kernel"
  echo "$modules_from"
}

uidmap_package() {
  uidmap_from=$(distribution 6)
  echo "${uidmap_from:-the package that contains it (uidmap or shadow-utils)}"
}

# A system that installs packages into an image and needs a reboot to use them.
is_transactional() {
  [ ! -e "$RUN/ostree-booted" ] || return 0
  has transactional-update && awk '$2 == "/" { ro = ("," $4 ",") ~ /,ro,/ } END { exit !ro }' "$PROC/mounts" 2>/dev/null
}
