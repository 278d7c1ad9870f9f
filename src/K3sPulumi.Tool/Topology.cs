using System.Text;

namespace K3sPulumi.Tool;

/// <summary>A Mermaid drawing of the clusters in which the parts that change are marked.</summary>
internal static class Topology
{
    /// <summary>More agents are drawn as one.</summary>
    private const int MostAgents = 12;

    public static string Of(IReadOnlyList<Part> parts)
    {
        var text = new StringBuilder("```mermaid\nflowchart LR\n");
        var number = 0;
        foreach (var cluster in parts.GroupBy(part => part.Cluster))
            Draw(text, cluster.Key, [.. cluster], ref number);
        return text.Append("  classDef new fill:#d3f9d8,stroke:#2b8a3e\n")
            .Append("  classDef removed fill:#ffe3e3,stroke:#c92a2a,stroke-dasharray:4\n")
            .Append("  classDef changed fill:#fff3bf,stroke:#e67700\n```\n").ToString();
    }

    private static void Draw(StringBuilder text, string cluster, IReadOnlyList<Part> parts, ref int number)
    {
        var start = number;
        if (cluster.Length > 0)
            text.Append("  subgraph c").Append(start).Append("[\"").Append(Safe(cluster)).Append("\"]\n");
        var agents = Ids(text, Few([.. parts.Where(part => part.IsAgent)]), ref number);
        var servers = Ids(text, [.. parts.Where(part => part.IsServer)], ref number);
        var balancers = Ids(text, [.. parts.Where(part => part.Type == "K3sLoadBalancer")], ref number);
        Ids(text, [.. parts.Where(part => !part.IsNode && part.Type != "K3sLoadBalancer")], ref number);
        if (cluster.Length > 0)
            text.Append("  end\n");
        var entries = balancers.Count > 0 ? balancers : [.. servers.Take(1)];
        Link(text, agents, entries);
        Link(text, balancers, servers);
    }

    private static List<string> Ids(StringBuilder text, IReadOnlyList<Part> parts, ref int number)
    {
        var ids = new List<string>();
        foreach (var part in parts)
        {
            var id = $"n{number++}";
            ids.Add(id);
            var sign = Effects.Sign(part.Effect);
            text.Append("  ").Append(id).Append("[\"").Append(sign).Append(sign.Length > 0 ? " " : "").Append(Safe(part.Name))
                .Append("<br/>").Append(part.Kind).Append("\"]").Append(Class(part.Effect)).Append('\n');
        }

        return ids;
    }

    private static IReadOnlyList<Part> Few(IReadOnlyList<Part> agents) => agents.Count <= MostAgents ? agents
        : [.. agents.GroupBy(agent => agent.Effect).Select(group => group.Count() == 1 ? group.First()
            : group.First() with { Name = $"{group.Count()} agents" })];

    private static void Link(StringBuilder text, List<string> from, List<string> to)
    {
        if (from.Count > 0 && to.Count > 0)
            text.Append("  ").AppendJoin(" & ", from).Append(" --> ").AppendJoin(" & ", to).Append('\n');
    }

    private static string Class(Effect effect) => effect switch
    {
        Effect.Unchanged => "",
        Effect.Created => ":::new",
        Effect.Removed => ":::removed",
        _ => ":::changed",
    };

    private static string Safe(string name) =>
        new([.. name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or ' ')]);
}
