namespace K3sPulumi.Core.Hosts;

/// <summary>A container runtime of the host's that takes the place of K3s's own.</summary>
/// <param name="IsDocker">Docker, or one that speaks the kubelet's own language.</param>
/// <param name="Socket">Where it listens; null: where Docker does.</param>
internal sealed record HostRuntime(bool IsDocker, string? Socket)
{
    public string Word => IsDocker ? "docker" : "external";
}
