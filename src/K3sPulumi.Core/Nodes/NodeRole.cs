namespace K3sPulumi.Core.Nodes;

/// <summary>The subcommand of <c>k3s</c>.</summary>
internal enum NodeRole
{
    Server,
    Agent,
}
