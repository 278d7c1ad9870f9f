using Pulumi;

namespace K3sPulumi;

/// <summary>Calico with its operator, in the namespace <c>tigera-operator</c>.</summary>
public sealed class CalicoArgs : PluginArgs;
