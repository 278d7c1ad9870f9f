using System.Text.RegularExpressions;
using K3sPulumi.Core.Nodes;
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

    private static readonly string[] ProxyModes = ["iptables", "ipvs", "nftables"];

    /// <summary>K3s ignores dashes before the flag, and reads a flag without a value as <c>flag=true</c>.</summary>
    public static string? Problem(string key, string argument) =>
        !Form().IsMatch(argument) ? $"{Quote.Value(argument)} is not a valid flag; use flag=value, such as max-pods=200."
        : Owned.TryGetValue((key, Flag(argument)), out var remedy) ? $"must not set {Flag(argument)}: {remedy}."
        : FieldProblem(key, argument)
            ?? (key == "kube-apiserver-arg" ? PluginsProblem(argument) : ValueProblem(key, argument));

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

    /// <summary>
    /// Fields of the components' configuration files, with which K3s does not start: flags have no capitals, and newer fields no
    /// flag.
    /// </summary>
    private static string? FieldProblem(string key, string argument)
    {
        var flag = Flag(argument);
        return flag.Any(char.IsAsciiLetterUpper)
            ? $"must not set {flag}, because flags have no capital letters; use {Dashed(flag)} if there is such a flag, or "
                + "a configuration file."
            : key == "kubelet-arg" && flag is "shutdown-grace-period" or "shutdown-grace-period-critical-pods"
                ? $"must not set {flag}, which is a field of the kubelet's configuration and not a flag; use "
                    + "config=/path/to/file."
                : null;
    }

    private static string? ValueProblem(string key, string argument) => (KeyOf(key, argument), Flag(argument)) switch
    {
        ("node-label", _) when !Each(argument, Labels.Problem) =>
            "has node-labels with one that a node may not have, or not set for itself; use the argument nodeLabels.",
        ("node-taint", _) when !Each(argument, Taints.Problem) =>
            "has register-with-taints with one that is not key=value:Effect; use the argument nodeTaints.",
        (_, "proxy-mode") when key == "kube-proxy-arg" && Value(argument).Length > 0 =>
            AllowedValues.Problem(Value(argument), ProxyModes) is null ? null
                : $"has a proxy-mode that does not exist; use {AllowedValues.AnyOf(ProxyModes)}.",
        _ => null,
    };

    private static bool Each(string argument, Func<string, string?> problem) =>
        CommaList.Split(Value(argument)).All(part => problem(part) is null);

    private static string Dashed(string flag) => string.Concat(flag.Select((letter, index) =>
        char.IsAsciiLetterUpper(letter) ? (index == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));

    [GeneratedRegex(@"\A-{0,2}[A-Za-z][A-Za-z0-9_-]*?([+-]?=[^\p{Cc}]*)?\z")]
    private static partial Regex Form();
}
