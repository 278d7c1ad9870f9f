using System.Globalization;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Hardening;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Configuration;

/// <summary>Checks of values in YAML, the same as for the corresponding arguments. No message repeats a value.</summary>
internal static partial class ConfigChecks
{
    /// <summary>Checks of each value.</summary>
    private static readonly Dictionary<string, Func<string, string?>> Each = new(StringComparer.Ordinal)
    {
        ["node-label"] = Labels.Problem,
        ["node-taint"] = Taints.Problem,
        ["node-ip"] = Addresses.IpProblem,
        ["node-external-ip"] = Addresses.IpProblem,
        ["flannel-iface"] = NetworkInterfaces.Problem,
        ["resolv-conf"] = Paths.Problem,
        ["snapshotter"] = Snapshotters.Problem,
        ["vpn-auth"] = text => VpnAuth.Problem(new Secret(text)),
        ["disable"] = PackagedComponents.Problem,
        ["tls-san"] = Addresses.SanProblem,
        ["cluster-dns"] = Addresses.IpProblem,
        ["advertise-address"] = text => Addresses.IpProblem(text)
            ?? SpecialAddresses.ExternalProblem(Quote.Value(text), text, isServer: true),
        ["bind-address"] = text => Addresses.HostProblem(text) is null ? null
            : "is not a valid address; use an IP address of the host.",
        ["cluster-domain"] = text => DnsNames.IsSubdomain(text.TrimEnd('.').ToLowerInvariant()) ? null
            : "is not a valid domain; use letters, digits, \"-\" and \".\", such as cluster.local.",
        ["servicelb-namespace"] = DnsNames.LabelProblem,
        ["default-local-storage-path"] = Paths.Problem,
        ["etcd-snapshot-name"] = text => text.Contains('/', StringComparison.Ordinal)
            ? "contains a slash; use only a name, and etcd-snapshot-dir for the directory." : null,
        ["advertise-port"] = PortProblem,
        ["apiserver-port"] = text => GoNumber.Integer(text) == NetworkDefaults.ApiPort
            ? "is the port at which K3s itself listens; remove it." : PortProblem(text),
        ["lb-server-port"] = PortProblem,
        ["egress-selector-mode"] = EgressSelectorModes.Problem,
        ["secrets-encryption-provider"] = EncryptionProviders.Problem,
        ["system-default-registry"] = ImageNames.RegistryProblem,
        ["etcd-snapshot-schedule-cron"] = Cron.Problem,
        ["etcd-snapshot-dir"] = Paths.Problem,
        ["etcd-s3-bucket"] = SnapshotStoreSpec.BucketProblem,
        ["etcd-s3-endpoint"] = SnapshotStoreSpec.EndpointProblem,
        ["etcd-s3-bucket-lookup-type"] = text => AllowedValues.Problem(text, ["auto", "dns", "path"]),
        ["service-node-port-range"] = Ports.RangeProblem,
        ["write-kubeconfig-mode"] = text => Mode().IsMatch(text)
            ? null
            : "is not a valid file mode; use a mode such as \"0640\".",
    };

    /// <summary>Checks of all values together.</summary>
    private static readonly Dictionary<string, Func<IReadOnlyList<string>, string?>> Together = new(StringComparer.Ordinal)
    {
        ["node-ip"] = addresses => Addresses.NodeIpsProblem(addresses) is null
            ? null
            : "has two addresses of the same family; use at most one IPv4 and one IPv6 address.",
        ["node-taint"] = taints => Taints.DuplicateProblem(taints) is null
            ? null
            : "has two taints with the same key and effect; keep one.",
    };

    public static bool IsOfArguments(K3sKey key) => key.Name.EndsWith("-arg", StringComparison.Ordinal);

    /// <summary>K3s splits lists at commas, except flags of components, which may contain commas.</summary>
    public static IReadOnlyList<string> Split(K3sKey key, IEnumerable<string> values) =>
        key.Kind == K3sKeyKind.List && !IsOfArguments(key) ? [.. values.SelectMany(CommaList.Split)] : [.. values];

    /// <summary>The values in one spelling, so that equal ones can be compared.</summary>
    public static IReadOnlyList<string> Normal(K3sKey key, IEnumerable<string> values) =>
        [.. Split(key, values).Select(value => key.Kind switch
        {
            K3sKeyKind.Flag when GoNumber.Flag(value) is { } flag => flag ? "true" : "false",
            K3sKeyKind.Number when GoNumber.Integer(value) is { } number => number.ToString(CultureInfo.InvariantCulture),
            _ => value,
        })];

    /// <param name="key">The key of the values.</param>
    /// <param name="values">As K3s reads them; an empty value means K3s's default.</param>
    public static string? Problem(K3sKey key, IEnumerable<string> values)
    {
        var given = Split(key, values).Where(value => value.Length > 0).ToList();
        return EachProblem(key, given) ?? TogetherProblem(key, given);
    }

    public static string? TogetherProblem(K3sKey key, IReadOnlyList<string> values) =>
        Together.TryGetValue(key.Name, out var problem) && problem(values) is { } message ? Masked(message, values) : null;

    /// <summary>0 is K3s's default.</summary>
    private static string? PortProblem(string text) =>
        GoNumber.Integer(text) is null or (>= 0 and <= 65535) ? null : "is not a valid port; use a number from 1 to 65535.";

    private static string? EachProblem(K3sKey key, List<string> values) =>
        values.Select(value => OneProblem(key, value) is { } message ? Masked(message, [value]) : null)
            .FirstOrDefault(message => message is not null);

    private static string? OneProblem(K3sKey key, string value) =>
        IsOfArguments(key) ? ComponentArgs.Problem(key.Name, value) : Each.GetValueOrDefault(key.Name)?.Invoke(value);

    /// <summary>The message of the argument's check, without the value.</summary>
    private static string Masked(string message, IReadOnlyList<string> values)
    {
        var masked = values.Aggregate(message,
            (text, value) => text.Replace(Quote.Value(value), "the value", StringComparison.Ordinal));
        return values.Any(value => value.Length > 3 && masked.Contains(value, StringComparison.Ordinal))
            ? "has a value that K3s does not accept; correct it."
            : masked;
    }

    [GeneratedRegex(@"\A[0-7]{1,6}\z")]
    private static partial Regex Mode();
}
