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

    /// <param name="findings">At the cluster's path, or the server's.</param>
    /// <param name="settings">Of the servers.</param>
    /// <param name="servers">How many there are.</param>
    /// <param name="hasTokens">Whether the cluster exists and has its tokens: a server joins it, or a node is adopted.</param>
    public static void Check(ProblemList findings, ClusterSettings settings, int servers, bool hasTokens)
    {
        CheckVersion(findings, settings.Version);
        findings.CheckEach("tlsSans", settings.TlsSans, Addresses.SanProblem);
        findings.CheckEach("disable", settings.Disable, PackagedComponents.Problem);
        findings.Check("flannelBackend", settings.FlannelBackend, FlannelBackends.Problem);
        findings.Check("token", settings.Token, token =>
            hasTokens ? Tokens.JoinProblem(token.Value, isServer: true) : Tokens.Problem(token.Value));
        findings.Check("agentToken", settings.AgentToken, token =>
            hasTokens ? Tokens.AgentProblem(token.Value) : Tokens.Problem(token.Value));
        TokenRotation.Check(findings, settings);
        IssuedChecks.Check(findings, settings);
        findings.Check("kubeconfigRenewalDays", settings.KubeconfigRenewalDays, KubeconfigRenewal.DaysProblem);
        foreach (var (name, text) in settings.Manifests.Or(NoManifests))
            findings.Add($"manifests[\"{name}\"]", Manifests.NameProblem(name) ?? YamlText.ObjectsProblem(text.Value));
        ChartChecks.Check(findings, settings);
        settings.Certificates?.Check(findings.At("certificates"));
        NetworkChecks.Check(findings, settings);
        ExternalDatastoreChecks.Check(findings, settings, servers);
        ClusterOptionsChecks.Check(findings, settings);
    }

    /// <summary>For an agent, which needs these settings of its cluster.</summary>
    public static void CheckForAgent(ProblemList findings, ClusterSettings settings)
    {
        findings.Check("flannelBackend", settings.FlannelBackend, FlannelBackends.Problem);
        settings.Certificates?.CheckForAgent(findings.At("certificates"));
        NetworkChecks.Check(findings, settings);
        ClusterOptionsChecks.Check(findings, settings);
    }

    public static void CheckVersion(ProblemList findings, Value<string> version)
    {
        findings.Require("version", version, "is missing; set an exact version such as v1.36.1+k3s1.");
        findings.Check("version", version, text => K3sVersion.TryParse(text, out var why) is null ? why : null);
    }
}
