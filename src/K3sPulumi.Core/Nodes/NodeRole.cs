namespace K3sPulumi.Core.Nodes;

/// <summary>The word after <c>k3s</c>.</summary>
internal enum NodeRole
{
    Server,
    Agent,
}
