using Pulumi;

namespace K3sPulumi;

/// <summary>
/// Updates of the packages of hosts, from the hosts' own package sources: servers one by one, then agents, each Ready before the
/// next one starts. A new host is updated before K3s is installed on it. Hosts only.
/// </summary>
/// <remarks>
/// apt, dnf or yum, zypper, apk, pacman, transactional-update and rpm-ostree. Held packages and changed configuration files
/// stay. Before a host reboots its node is drained within <c>drainTimeout</c>, and it is uncordoned when it is Ready again.
/// </remarks>
/// <example><code>
/// Packages = new() { Update = 1 }
/// </code></example>
public sealed class PackagesArgs : ResourceArgs
{
    /// <summary>
    /// Number of this update. Required. Increase it to update again; a host that has done a number does not repeat it. Allowed: 1
    /// or more. Other values are rejected.
    /// </summary>
    [Input("update", required: true)]
    public required Input<int> Update { get; set; }

    /// <summary>
    /// When a host reboots after the update: <c>when-required</c> (it has another kernel, or the distribution asks for it),
    /// <c>always</c>, or <c>never</c>, which warns if it is required. Default: <c>when-required</c>. Other values are rejected.
    /// </summary>
    [Input("reboot")]
    public Input<string>? Reboot { get; set; }
}
