using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi.Internal.Nodes;

/// <summary>The two tokens of a cluster.</summary>
internal sealed record NodeTokens(Output<string> Token, Output<string> AgentToken)
{
    /// <summary>The user's tokens, or generated ones.</summary>
    public static NodeTokens For(ComponentResource owner, string name, IServerSettings settings, Output<bool> isChecked) => new(
        GeneratedToken.For(owner, $"{name}-token", settings.Token, isChecked, settings.TokenRotation),
        GeneratedToken.For(owner, $"{name}-agent-token", settings.AgentToken, isChecked, settings.TokenRotation));
}
