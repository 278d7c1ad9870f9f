using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Docker;

/// <summary>
/// A Docker container that is not a K3s node, as far as the core determines it. Secrets are in <see cref="Uploads"/>, never
/// in the environment or the command.
/// </summary>
internal sealed record ServiceContainer(string Image, ServiceShape Shape)
{
    public IReadOnlyList<string> Entrypoint { get; init; } = [];

    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Uploaded before the container starts; a change replaces the container, never its volumes.</summary>
    public IReadOnlyList<HostFile> Uploads { get; init; } = [];

    /// <summary>
    /// As <c>docker</c> takes it, <c>CMD</c> or <c>CMD-SHELL</c> first. It is for <c>docker ps</c> and monitoring; nothing waits
    /// for it.
    /// </summary>
    public IReadOnlyList<string> HealthCheck { get; init; } = [];
}
