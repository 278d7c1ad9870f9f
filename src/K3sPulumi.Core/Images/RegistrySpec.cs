using K3sPulumi.Core.Docker;

namespace K3sPulumi.Core.Images;

/// <summary>The request for a local registry, apart from its name.</summary>
internal sealed record RegistrySpec(DockerSpec Docker, RegistryUpstream Upstream);
