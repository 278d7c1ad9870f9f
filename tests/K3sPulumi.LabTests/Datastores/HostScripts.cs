using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests.Datastores;

/// <summary>Runs scripts as a component does: over SSH, as a user with sudo, with the data on standard input.</summary>
internal static class HostScripts
{
    private static readonly string Sent = $"/home/admin/{ScriptLibrary.RemotePath}";

    public static Result Create(this LabHost host, RemoteScript script)
    {
        // once, as the resource that copies them does
        if (!host.Exists($"/var/lib/k3spulumi/scripts-{ScriptLibrary.Behavior}"))
            host.Exec($"cat >{Sent} && chown admin: {Sent}", ScriptLibrary.Text).Ok();
        return host.Ssh("admin", script.Create!, script.Stdin.Value);
    }

    public static Result Delete(this LabHost host, RemoteScript script) => host.Ssh("admin", script.Delete!, script.Stdin.Value);

    /// <summary>What a second run must not change: modification times of files and start times of services.</summary>
    public static string Traces(this LabHost host, string unit, params string[] paths) => host.Exec(
        $"systemctl show -p InvocationID -p NRestarts {unit}; find /etc /usr/local /var/lib/k3spulumi {string.Join(' ', paths)} "
            + "-type f -printf '%p %T@ %m\\n' | sort").Ok();

    /// <summary>No file, log or process of the host contains this text, except what only root may read and needs.</summary>
    public static void HasNoTraceOf(this LabHost host, string secret)
    {
        var found = host.Exec("cat >/dev/shm/secret; grep -rlF -f /dev/shm/secret /etc /run /var/log /var/lib/k3spulumi "
            + "/usr/local /tmp 2>/dev/null; "
            + "journalctl --no-pager | grep -cF -f /dev/shm/secret; ps -eo args | grep -vF grep | grep -cF -f /dev/shm/secret; "
            + "rm -f /dev/shm/secret", secret + "\n");
        Assert.Equal("0\n0\n", found.Output);
    }
}
