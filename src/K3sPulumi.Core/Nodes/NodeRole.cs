namespace K3sPulumi.Core.Nodes;

/// <summary>The subcommand of <c>k3s</c>.</summary>
internal enum NodeRole
{
    Server,
    Agent,
}

internal static class NodeRoles
{
    /// <summary>As the command line and the scripts write it.</summary>
    public static string Text(this NodeRole role) => role == NodeRole.Server ? "server" : "agent";
}
