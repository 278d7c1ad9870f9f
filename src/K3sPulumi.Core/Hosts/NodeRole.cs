namespace K3sPulumi.Core.Hosts;

/// <summary>The word after <c>k3s</c>.</summary>
internal enum NodeRole
{
    Server,
    Agent,
}
