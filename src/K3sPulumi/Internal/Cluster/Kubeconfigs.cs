using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Internal.Cluster;

/// <summary>Turns the kubeconfig that a server printed into outputs.</summary>
internal static class Kubeconfigs
{
    /// <summary>The server's output, once it can be parsed.</summary>
    public static Output<string> Readable(Output<string> printed) => Requests.Readable(printed, text => End(text));

    /// <summary>
    /// The printed kubeconfig with the address at which clients reach the cluster, and with the cluster's name instead of
    /// <c>default</c>.
    /// </summary>
    public static Output<string> For(Output<string> printed, string cluster, Output<string> apiUrl) =>
        Output.CreateSecret(Output.Tuple(printed, apiUrl).Apply(both =>
            string.IsNullOrEmpty(both.Item1) ? "" : Read(both.Item1).For(both.Item2, cluster).ToYaml().Value));

    /// <summary>When its client certificate expires; if that is soon, every preview shows a warning.</summary>
    public static Output<string> Expiry(ComponentResource component, Output<string> printed, Output<ServerSpec> spec) =>
        Output.Unsecret(Output.Tuple(printed, spec).Apply(both => string.IsNullOrEmpty(both.Item1) ? ""
            : Expiry(component, Read(both.Item1), both.Item2.Settings.KubeconfigRenewalDays.Or(KubeconfigRenewal.DefaultDays))));

    /// <summary>When the client certificate of a printed kubeconfig expires; null if there is none.</summary>
    public static DateTimeOffset? End(string? printed) => string.IsNullOrEmpty(printed)
        ? null : Read(printed).ClientCertificateExpiry;

    /// <summary>The one of two printed kubeconfigs that is valid for longer; the second one may be missing.</summary>
    public static string Later(string first, string? second) =>
        string.IsNullOrEmpty(second) ? first : !IsReadable(first) || (End(second) is { } end && end > End(first))
            ? second : first;

    /// <summary>Whether a printed kubeconfig can be used.</summary>
    public static bool IsReadable(string printed) => Kubeconfig.TryParsePrinted(printed, out _) is not null;

    private static Kubeconfig Read(string printed) => Kubeconfig.TryParsePrinted(printed, out var why)
        ?? throw new ResourceException($"The first server did not return a usable kubeconfig: it {why}", resource: null,
            hideStack: true);

    private static string Expiry(ComponentResource component, Kubeconfig kubeconfig, int days)
    {
        if (kubeconfig.ClientCertificateExpiry is not { } expiry)
            return "";
        var text = KubeconfigRenewal.Text(expiry);
        if (kubeconfig.ExpiresWithin(days, DateTimeOffset.UtcNow))
            Log.Warn($"The kubeconfig expires on {text}. K3s renews its certificate at a restart: restart K3s on the first "
                + "server, increase that server's generation by one, and run pulumi up.", component);
        return text;
    }
}
