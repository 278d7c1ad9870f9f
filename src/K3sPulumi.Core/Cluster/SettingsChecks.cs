using K3sPulumi.Core.Charts;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Credentials;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Cluster;

/// <summary>Checks of the settings that all servers share.</summary>
internal static class SettingsChecks
{
    private static readonly Dictionary<string, Secret> NoManifests = [];

    /// <param name="problems">At the cluster's path, or the server's.</param>
    /// <param name="settings">Of the servers.</param>
    /// <param name="servers">How many there are.</param>
    /// <param name="hasTokens">Whether the cluster exists and has its tokens: a server joins it, or a node is adopted.</param>
    public static void Check(ProblemList problems, ClusterSettings settings, int servers, bool hasTokens)
    {
        CheckVersion(problems, settings.Version);
        problems.CheckEach("tlsSans", settings.TlsSans, Addresses.SanProblem);
        problems.CheckEach("disable", settings.Disable, PackagedComponents.Problem);
        problems.Check("flannelBackend", settings.FlannelBackend, FlannelBackends.Problem);
        problems.Check("token", settings.Token, token =>
            hasTokens ? Tokens.JoinProblem(token.Value, isServer: true) : Tokens.Problem(token.Value));
        problems.Check("agentToken", settings.AgentToken, token =>
            hasTokens ? Tokens.AgentProblem(token.Value) : Tokens.Problem(token.Value));
        TokenRotation.Check(problems, settings);
        IssuedChecks.Check(problems, settings);
        problems.Check("kubeconfigRenewalDays", settings.KubeconfigRenewalDays, KubeconfigRenewal.DaysProblem);
        foreach (var (name, text) in settings.Manifests.Or(NoManifests))
            problems.Add($"manifests[\"{name}\"]", Manifests.NameProblem(name) ?? YamlText.ObjectsProblem(text.Value));
        ChartChecks.Check(problems, settings);
        settings.Certificates?.Check(problems.At("certificates"));
        NetworkChecks.Check(problems, settings);
        ExternalDatastoreChecks.Check(problems, settings, servers);
        ClusterOptionsChecks.Check(problems, settings);
    }

    /// <summary>For an agent, which needs these settings of its cluster.</summary>
    public static void CheckForAgent(ProblemList problems, ClusterSettings settings)
    {
        problems.Check("flannelBackend", settings.FlannelBackend, FlannelBackends.Problem);
        settings.Certificates?.CheckForAgent(problems.At("certificates"));
        NetworkChecks.Check(problems, settings);
        ClusterOptionsChecks.Check(problems, settings);
    }

    public static void CheckVersion(ProblemList problems, Value<string> version)
    {
        problems.Require("version", version, "is missing; set an exact version such as v1.36.1+k3s1.");
        problems.Check("version", version, text => K3sVersion.TryParse(text, out var why) is null ? why : null);
    }
}
