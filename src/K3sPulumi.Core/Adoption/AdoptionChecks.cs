using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Adoption;

/// <summary>What the adoption of an existing K3s requires of a request.</summary>
internal static class AdoptionChecks
{
    /// <summary>An agent by itself has the token with which it joins, whether it is adopted or not.</summary>
    public static void CheckTokens(ProblemList problems, ClusterSettings settings, IEnumerable<NodeSpec> nodes)
    {
        if (!nodes.Any(node => node.Adopt.Or(false)))
            return;
        if (!settings.Token.IsGiven)
            problems.Add("token", "is missing; with adopt, set it to the token of the existing cluster (on a server, the part of "
                + "/var/lib/rancher/k3s/server/token after the last colon).");
        if (!settings.AgentToken.IsGiven)
            problems.Add("agentToken", "is missing; with adopt, set it to the agent token of the existing cluster, or to the "
                + "value of token if the cluster has none.");
    }

    public static void Check(ProblemList problems, IEnumerable<(string Path, NodeSpec Node)> nodes)
    {
        foreach (var (path, node) in nodes.Where(node => node.Node.Adopt.Or(false) && node.Node.Rootless))
            problems.Add(path.Length == 0 ? "adopt" : $"{path}.adopt", "cannot be used with rootless; remove one of the two.");
    }
}
