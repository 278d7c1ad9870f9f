using Pulumi;

namespace K3sPulumi;

/// <summary>The two tokens of a cluster.</summary>
internal sealed record NodeTokens(Output<string> Token, Output<string> AgentToken);
