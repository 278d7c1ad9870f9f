using K3sPulumi;
using Pulumi;
using Pulumi.Command.Remote.Inputs;
using Command = Pulumi.Command.Remote.Command;

/// <summary>What Longhorn needs on each host: iSCSI to attach volumes, and NFS for volumes that several pods write.</summary>
internal static class Iscsi
{
    private const string Install = """
        # Not on every machine, and its warnings end with 2: what counts is that it no longer uses the package manager.
        timeout 600 cloud-init status --wait >/dev/null 2>&1 || true
        if command -v apt-get >/dev/null; then
          export DEBIAN_FRONTEND=noninteractive
          apt-get -o DPkg::Lock::Timeout=600 update && apt-get -o DPkg::Lock::Timeout=600 install -y open-iscsi nfs-common
        elif command -v zypper >/dev/null; then
          zypper --non-interactive install open-iscsi nfs-client
        else
          dnf install -y iscsi-initiator-utils nfs-utils
        fi || exit 1
        systemctl enable --now iscsid
        """;

    public static Resource On(string name, SshArgs ssh) => new Command($"{name}-iscsi", new()
    {
        Connection = new ConnectionArgs
        {
            Host = ssh.Address,
            User = ssh.User,
            PrivateKey = ssh.PrivateKey,
            HostKey = ssh.HostKey,
            DialErrorLimit = 12,
        },
        Create = Install,
    });
}
