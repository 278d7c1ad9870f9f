using System.Globalization;
using K3sPulumi.Core;
using Pulumi;

namespace K3sPulumi;

/// <summary>Turns what a server printed into what its users need.</summary>
internal static class Kubeconfigs
{
    private static readonly TimeSpan Near = TimeSpan.FromDays(30);

    /// <summary>The printed kubeconfig with the address at which clients reach the cluster, and with the cluster's name in place of <c>default</c>.</summary>
    public static Output<string> For(Output<string> printed, string cluster, Output<string> apiUrl) =>
        Output.CreateSecret(Output.Tuple(printed, apiUrl).Apply(both =>
            string.IsNullOrEmpty(both.Item1) ? "" : Read(both.Item1).For(both.Item2, cluster).ToYaml().Value));

    /// <summary>When its client certificate ends; a warning when that is soon, in every preview.</summary>
    public static Output<string> Expiry(ComponentResource component, Output<string> printed) =>
        Output.Unsecret(printed.Apply(text => string.IsNullOrEmpty(text) ? "" : Expiry(component, Read(text))));

    private static Kubeconfig Read(string printed) => Kubeconfig.TryParse(new Secret(printed), out var why)
        ?? throw new ResourceException($"The first server printed no usable kubeconfig: it {why}", resource: null, hideStack: true);

    private static string Expiry(ComponentResource component, Kubeconfig kubeconfig)
    {
        if (kubeconfig.ClientCertificateExpiry is not { } expiry)
            return "";
        var text = expiry.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        if (expiry - DateTimeOffset.UtcNow < Near)
            Log.Warn($"The kubeconfig ends on {text}. K3s renews its certificate when it restarts: restart K3s on the first server, raise that server's generation by one, and run up.", component);
        return text;
    }
}
