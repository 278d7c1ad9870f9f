using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Configuration;

/// <summary>Flags of Kubernetes components (<c>kubelet-arg</c> and similar keys): <c>flag=value</c>.</summary>
internal static partial class ComponentArgs
{
    /// <summary>Flags that K3s or this library sets, by key of <c>config.yaml</c> and flag of the program.</summary>
    private static readonly Dictionary<(string Key, string Flag), string> Owned = new()
    {
        [("kubelet-arg", "hostname-override")] = "the deployment waits for the node by its name; use the argument nodeName",
        [("kube-apiserver-arg", "etcd-servers")] = "it follows from the cluster's datastore; remove it",
        [("kube-apiserver-arg", "service-cluster-ip-range")] = "use the argument serviceCidr",
        [("kube-controller-manager-arg", "service-cluster-ip-range")] = "use the argument serviceCidr",
        [("kube-controller-manager-arg", "cluster-cidr")] = "use the argument clusterCidr",
    };

    /// <summary>Flags that override a key of <c>config.yaml</c>.</summary>
    private static readonly Dictionary<(string Key, string Flag), string> Keys = new()
    {
        [("kubelet-arg", "node-labels")] = "node-label",
        [("kubelet-arg", "register-with-taints")] = "node-taint",
        [("kubelet-arg", "node-ip")] = "node-ip",
        [("kubelet-arg", "resolv-conf")] = "resolv-conf",
        [("kubelet-arg", "protect-kernel-defaults")] = "protect-kernel-defaults",
        [("kube-apiserver-arg", "encryption-provider-config")] = "secrets-encryption",
    };

    /// <summary>K3s ignores dashes before the flag, and reads a flag without a value as <c>flag=true</c>.</summary>
    public static string? Problem(string key, string argument) =>
        !Form().IsMatch(argument) ? $"{Quote.Value(argument)} is not a valid flag; use flag=value, such as max-pods=200."
        : Owned.TryGetValue((key, Flag(argument)), out var remedy) ? $"must not set {Flag(argument)}: {remedy}."
        : key == "kube-apiserver-arg" ? PluginsProblem(argument)
        : null;

    /// <summary>The key of <c>config.yaml</c> that the flag overrides; null if there is none.</summary>
    public static string? KeyOf(string key, string argument) => Keys.GetValueOrDefault((key, Flag(argument)));

    /// <summary>As Kubernetes reads it: underscores are dashes.</summary>
    public static string Flag(string argument) => argument.TrimStart('-').Split('=')[0].TrimEnd('+', '-').Replace('_', '-');

    public static string Value(string argument) => argument.Split('=', 2) is [_, var value] ? value : "true";

    /// <summary>
    /// K3s enables NodeRestriction, and the user's list replaces K3s's own: every node could then change every other.
    /// </summary>
    private static string? PluginsProblem(string argument) =>
        argument.TrimStart('-').StartsWith("enable-admission-plugins=", StringComparison.Ordinal)
        && !argument.Split('=', ',').Contains("NodeRestriction")
            ? "replaces K3s's own plugins without NodeRestriction; add NodeRestriction to the list, or use "
                + "enable-admission-plugins+=."
            : null;

    [GeneratedRegex(@"\A-{0,2}[A-Za-z][A-Za-z0-9_-]*?([+-]?=[^\p{Cc}]*)?\z")]
    private static partial Regex Form();
}
