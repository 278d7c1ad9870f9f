using System.Globalization;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Cluster;

/// <summary>
/// Names of nodes and containers: their maximum length, including names derived from the cluster's, and their uniqueness.
/// </summary>
internal static class NameChecks
{
    /// <summary>What <c>with-node-id</c> adds: a dash and eight digits.</summary>
    private const int NodeIdLength = 9;

    public static void Check(ProblemList problems, ClusterSpec spec)
    {
        problems.Add("name", DnsNames.LabelProblem(spec.Name));
        var nodes = ClusterChecks.Nodes(spec).Zip(ClusterPlan.For(spec).Nodes,
            (node, plan) => (node.Path, node.Node, node.Role, Plan: plan)).ToList();
        problems.Add("name", LongestDefault(spec.Name, [.. nodes.Where(node => node.Node.NodeName is null)
            .Select(node => (node.Path, node.Node, node.Plan.NodeName))]));
        foreach (var (path, node, role, plan) in nodes.Where(node => node.Node.NodeName is not null))
        {
            problems.Add($"{path}.nodeName", NodeIdProblem(node.NodeName!, node)
                ?? (node is { Docker: not null, Ssh: null } ? ContainerProblem(plan.ResourceName, role, "nodeName or the "
                    + "cluster's name") : null));
        }

        if (spec.LoadBalancer is { Docker: not null, Ssh: null })
            problems.Add("name", ContainerProblem($"{spec.Name}-lb", NodeRole.Server, "the cluster's name"));
        CheckUnnamed(problems, "servers", spec.Servers);
        CheckUnnamed(problems, "agents", spec.Agents);
        CheckDistinct(problems, spec, [.. nodes.Select(node => (node.Path, node.Plan))]);
    }

    /// <summary>
    /// For a standalone component, whose name is that of the node and the container unless the node has its own.
    /// </summary>
    public static void Check(ProblemList problems, string name, NodeSpec node, NodeRole role)
    {
        if (node.NodeName is null)
            problems.Add("name", DnsNames.LabelProblem(name) ?? NodeIdProblem(name, node));
        else
            problems.Add("nodeName", NodeIdProblem(node.NodeName, node));
        if (node is { NodeName: not null, Docker: not null, Ssh: null })
            problems.Add("name", DockerNames.Problem(name) ?? ContainerProblem(name, role, "the component's name"));
    }

    /// <summary>Linux allows host names of 64 characters; names that are looked up by DNS allow 63 per label.</summary>
    /// <param name="name">The container's name, which is its host name too.</param>
    /// <param name="role">A server is looked up by its name, an agent is not.</param>
    /// <param name="shorten">What the name is derived from.</param>
    public static string? ContainerProblem(string name, NodeRole role, string shorten) => name switch
    {
        { Length: > 64 } =>
            $"results in the container name {Quote.Value(name)}, but a host name has at most 64 characters; shorten {shorten}.",
        _ when role == NodeRole.Server && name.Split('.').Any(label => label.Length > 63) =>
            $"results in the container name {Quote.Value(name)}, but a DNS label has at most 63 characters; shorten {shorten}.",
        _ => null,
    };

    private static string? NodeIdProblem(string name, NodeSpec node) =>
        node.WithNodeId.Or(false) && name.Length + NodeIdLength > NodeNames.Longest && name.Length <= NodeNames.Longest
            ? string.Create(CultureInfo.InvariantCulture,
                $"{Quote.Value(name)} leaves no room for the node ID: a node name has at most {NodeNames.Longest} characters, "
                + $"{NodeIdLength} of them for the ID; shorten it, or remove withNodeId.")
            : null;

    private static string? LongestDefault(string cluster, IReadOnlyList<(string Path, NodeSpec Node, string Name)> unnamed)
    {
        if (unnamed.Count == 0)
            return null;
        var (path, node, name) = unnamed.MaxBy(node => Length(node.Node, node.Name));
        var excess = Length(node, name) - NodeNames.Longest;
        return excess <= 0 || cluster.Length > NodeNames.Longest ? null : string.Create(CultureInfo.InvariantCulture,
            $"makes {Quote.Value(name)} the name of {path}, but a node name has at most {NodeNames.Longest} characters; shorten "
            + $"the cluster's name by {excess}, or set a nodeName for each node.");
    }

    private static int Length(NodeSpec node, string name) => name.Length + (node.WithNodeId.Or(false) ? NodeIdLength : 0);

    private static void CheckUnnamed(ProblemList problems, string list, IReadOnlyList<NodeSpec> nodes)
    {
        var unnamed = nodes.Index().Where(node => node.Item is { NodeName: null, Ssh: not null }).ToList();
        foreach (var (index, _) in unnamed.Count > 1 ? unnamed : [])
            problems.Add($"{list}[{index}].nodeName", "is missing; with several hosts, a default name would move to another host "
                + "when one of them is removed, so set a nodeName for each.");
    }

    private static void CheckDistinct(ProblemList problems, ClusterSpec spec, IReadOnlyList<(string Path, NodePlan Plan)> nodes)
    {
        var (names, keys) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string,
            string>(StringComparer.Ordinal));
        if (spec.LoadBalancer is { Docker: not null })
            keys["lb"] = "loadBalancer";
        foreach (var (path, plan) in nodes)
        {
            var name = plan.NodeName.ToLowerInvariant();
            if (!names.TryAdd(name, path))
                problems.Add($"{path}.nodeName", $"{Quote.Value(plan.NodeName)} is the name of {names[name]}; node names must "
                    + "differ.");
            else if (!keys.TryAdd(plan.Key, path))
                problems.Add($"{path}.nodeName",
                    $"{Quote.Value(plan.Key)} is already the name of {keys[plan.Key]} in this cluster; choose another one.");
        }
    }
}
