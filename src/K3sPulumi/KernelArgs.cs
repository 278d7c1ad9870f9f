using Pulumi;

namespace K3sPulumi;

/// <summary>What may be changed of a host's kernel settings. Hosts only.</summary>
/// <example><code>
/// Kernel = new() { Persist = true, EnableMemoryCgroup = true }
/// </code></example>
public sealed class KernelArgs : ResourceArgs
{
    /// <summary>
    /// Keeps the modules and parameters that K3s needs in <c>/etc/modules-load.d/k3s.conf</c> and <c>/etc/sysctl.d/90-k3s.conf</c>, so that they hold from boot on.
    /// They go with the node. Default: false, K3s sets them when it starts.
    /// </summary>
    [Input("persist")]
    public Input<bool>? Persist { get; set; }

    /// <summary>
    /// Leave to switch the memory cgroup on in <c>cmdline.txt</c> of a Raspberry Pi, and to reboot it for that: after the first command has answered,
    /// awaited by the next. Default: false, a host without it is then a problem.
    /// </summary>
    [Input("enableMemoryCgroup")]
    public Input<bool>? EnableMemoryCgroup { get; set; }
}
