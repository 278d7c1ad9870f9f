using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Credentials;

/// <summary>One more kubeconfig: a user of that name with the rights of some ClusterRoles.</summary>
internal sealed record KubeconfigSpec(string Name)
{
    public const int DefaultDays = 90;

    /// <summary>Names of ClusterRoles, which the certificate has as groups too.</summary>
    public Value<IReadOnlyList<string>> Groups { get; init; }

    /// <summary>How long the certificate is valid.</summary>
    public Value<int> Days { get; init; }
}
