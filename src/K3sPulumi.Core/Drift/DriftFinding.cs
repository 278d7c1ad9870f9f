namespace K3sPulumi.Core.Drift;

/// <summary>One difference between a node and what was asked.</summary>
/// <param name="Text">A sentence without the node's name and without secrets.</param>
/// <param name="Remedy">What puts it right.</param>
internal sealed record DriftFinding(string Text, DriftRemedy Remedy);

internal enum DriftRemedy
{
    /// <summary>The user, as the text says.</summary>
    User,

    /// <summary>The node's script.</summary>
    Script,

    /// <summary>The node's script, if it restarts K3s.</summary>
    Restart,

    /// <summary>A new container; its volumes stay.</summary>
    Replace,
}
