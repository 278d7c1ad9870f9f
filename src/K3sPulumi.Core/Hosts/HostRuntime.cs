namespace K3sPulumi.Core.Hosts;

/// <summary>A container runtime of the host that replaces K3s's own.</summary>
/// <param name="IsDocker">Docker, or a runtime with the CRI interface.</param>
/// <param name="Socket">Its socket; null: Docker's default.</param>
internal sealed record HostRuntime(bool IsDocker, string? Socket)
{
    public string Word => IsDocker ? "docker" : "external";
}
