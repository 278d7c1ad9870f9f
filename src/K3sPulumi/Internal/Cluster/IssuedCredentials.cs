using K3sPulumi.Core.Credentials;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Internal.Cluster;

/// <summary>A command on the first server, wherever that is.</summary>
/// <param name="name">What is behind the cluster's name in the resource's.</param>
/// <param name="script">What it runs.</param>
/// <param name="hasDelete">Whether deleting it runs something too.</param>
/// <returns>What it printed.</returns>
internal delegate Output<string> IssueCommand(string name, Output<RemoteScript> script, bool hasDelete);

/// <summary>
/// Kubeconfigs and tokens that a cluster issues: a command for each, and one more for the renewal of a kubeconfig.
/// </summary>
internal sealed record IssuedCredentials
{
    public static IssuedCredentials None { get; } = new();

    /// <summary>By name; secret.</summary>
    public Output<Dictionary<string, string>> Kubeconfigs { get; private init; } =
        Output.Create(new Dictionary<string, string>());

    /// <summary>In order; secret.</summary>
    public Output<string[]> JoinTokens { get; private init; } = Output.Create(Array.Empty<string>());

    public static IssuedCredentials Create(string cluster, Request<ServerSpec> request, Output<IssuePlace> place,
        Output<string> apiUrl, IssueCommand run)
    {
        var (shape, spec) = (request.Shape.Settings, request.Visible);
        var kubeconfigs = shape.Kubeconfigs
            .Select((one, index) => Kubeconfig(cluster, one.Name, index, spec, place, apiUrl, run));
        var tokens = shape.JoinTokens.Select((one, index) => run($"join-token-{one.Name}", Output.Tuple(place, spec).Apply(both =>
            IssueScript.JoinToken(both.Item1, cluster, both.Item2.Settings.JoinTokens[index])), true)
            .Apply(printed => IssueScript.Part(printed ?? "", "token") ?? ""));
        return new()
        {
            Kubeconfigs = Secret(Output.All(kubeconfigs).Apply(texts => shape.Kubeconfigs.Zip(texts)
                .ToDictionary(both => both.First.Name, both => both.Second, StringComparer.Ordinal))),
            JoinTokens = Secret(Output.All(tokens).Apply(texts => texts.ToArray())),
        };
    }

    private static Output<string> Kubeconfig(string cluster, string name, int index, Output<ServerSpec> spec,
        Output<IssuePlace> place, Output<string> apiUrl, IssueCommand run)
    {
        var wanted = spec.Apply(known => known.Settings.Kubeconfigs[index]);
        var first = run($"kubeconfig-{name}",
            Output.Tuple(place, wanted).Apply(both => IssueScript.Kubeconfig(both.Item1, both.Item2, due: null)), true);
        var due = Output.Unsecret(Output.Tuple(first, wanted).Apply(both => Due(both.Item1, both.Item2, DateTimeOffset.UtcNow)));
        var renewed = run($"kubeconfig-{name}-renewal", Output.Tuple(place, wanted, due).Apply(all =>
            IssueScript.Kubeconfig(all.Item1, all.Item2, all.Item3)), false);
        var printed = Output.Tuple(first, renewed).Apply(both => Cluster.Kubeconfigs.Later(both.Item1 ?? "", both.Item2));
        return Cluster.Kubeconfigs.For(printed, $"{cluster}-{name}", apiUrl);
    }

    /// <summary>A third of its life before its end.</summary>
    private static string Due(string? printed, KubeconfigSpec spec, DateTimeOffset now)
    {
        var days = spec.Days.Or(KubeconfigSpec.DefaultDays);
        return string.IsNullOrEmpty(printed) || !Cluster.Kubeconfigs.IsReadable(printed) ? ""
            : KubeconfigRenewal.Due(Cluster.Kubeconfigs.End(printed), Math.Max(1, days / 3), now, Math.Max(2, days));
    }

    private static Output<T> Secret<T>(Output<T> output) => Output.CreateSecret(output);
}
