using Pulumi;

namespace K3sPulumi;

/// <summary>Permitted changes to the kernel settings of a host. Hosts only.</summary>
/// <example><code>
/// Kernel = new() { Persist = true, EnableMemoryCgroup = true }
/// </code></example>
public sealed class KernelArgs : ResourceArgs
{
    /// <summary>
    /// Writes the kernel modules and parameters that K3s needs to <c>/etc/modules-load.d/k3s.conf</c> and
    /// <c>/etc/sysctl.d/90-k3s.conf</c>, so that they are set at boot. The files are deleted with the node. Default: false; K3s
    /// sets them when it starts.
    /// </summary>
    [Input("persist")]
    public Input<bool>? Persist { get; set; }

    /// <summary>
    /// Permits enabling the memory cgroup in <c>cmdline.txt</c> of a Raspberry Pi and rebooting it once. Default: false; a host
    /// without the memory cgroup is then rejected.
    /// </summary>
    [Input("enableMemoryCgroup")]
    public Input<bool>? EnableMemoryCgroup { get; set; }
}
