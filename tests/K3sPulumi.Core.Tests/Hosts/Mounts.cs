using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>Mounts of a stand-in host: a line of the mount table, and files that <c>umount</c> hides.</summary>
internal static class Mounts
{
    public static void Add(StandInHost host, string path)
    {
        var escaped = host.At(path).Replace("\\", "\\134", StringComparison.Ordinal)
            .Replace(" ", "\\040", StringComparison.Ordinal);
        host.Put("proc/mounts", $"{host.Get("proc/mounts")}server:/export {escaped} nfs4 rw,relatime 0 0\n");
        host.Put($"{path}/data", "precious");
    }

    public static StandInHost Lived(string? shell = null, string? link = null, string? target = null)
    {
        var host = new StandInHost(shell).Serving();
        if (link is not null)
        {
            Directory.CreateDirectory(host.At(target!));
            Directory.CreateDirectory(Path.GetDirectoryName(host.At(link))!);
            File.CreateSymbolicLink(host.At(link), host.At(target!));
        }

        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        host.Put("root/var/lib/kubelet/cpu_manager_state", "");
        host.Put("root/var/lib/kubelet/pods/1/etc-hosts", "");
        host.Remove("calls");
        return host;
    }
}
