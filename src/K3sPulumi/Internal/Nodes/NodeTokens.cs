using Pulumi;

namespace K3sPulumi.Internal.Nodes;

/// <summary>The two tokens of a cluster.</summary>
internal sealed record NodeTokens(Output<string> Token, Output<string> AgentToken);
