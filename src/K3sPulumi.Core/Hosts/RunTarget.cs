using K3sPulumi.Core.Docker;

namespace K3sPulumi.Core.Hosts;

/// <summary>Where something runs: in a container or on a host.</summary>
internal static class RunTarget
{
    public static string? Problem(DockerSpec? docker, SshSpec? ssh) => (docker, ssh) switch
    {
        (null, null) => "has no target: set docker to run it as a container, or ssh to run it on a host.",
        (not null, not null) => "has both docker and ssh; remove one of the two.",
        _ => null,
    };
}
