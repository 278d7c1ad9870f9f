using System.Globalization;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Docker;

/// <summary>A port of an engine's host that one container publishes.</summary>
/// <param name="Path">Path of the argument that sets it.</param>
/// <param name="Machine">The engine's host, normalized.</param>
/// <param name="Port">The port.</param>
internal sealed record EnginePort(string Path, string Machine, PortMapping Port)
{
    /// <summary>The ports that a container publishes, without those that are not known yet.</summary>
    /// <param name="path">Path of what runs in the container; empty for a standalone component.</param>
    /// <param name="docker">The container.</param>
    /// <param name="publishesApi">Whether it publishes the API port in addition to those listed.</param>
    public static IEnumerable<EnginePort> Of(string path, DockerSpec docker, bool publishesApi)
    {
        var (machine, prefix) = (MachineOf(docker.Engine ?? docker.Host), path.Length == 0 ? "" : $"{path}.");
        if (publishesApi && docker.ApiPort != FreePort.Asked && !docker.ApiBindAddress.IsUnknown)
            yield return new($"{prefix}docker.apiPort", machine,
                new PortMapping(ContainerPlan.ApiAddress(docker), docker.ApiPort ?? NetworkDefaults.ApiPort,
                    NetworkDefaults.ApiPort, "tcp"));
        foreach (var (index, text) in docker.Ports.Or([]).Index())
        {
            foreach (var port in PortMapping.TryParse(text, out _) ?? [])
                yield return new($"{prefix}docker.ports[{index}]", machine, port);
        }
    }

    /// <summary>The first conflict of each otherwise valid port with an earlier one of the same component.</summary>
    public static void Check(ProblemList problems, IEnumerable<EnginePort> ports)
    {
        var earlier = new List<EnginePort>();
        foreach (var port in ports)
        {
            var conflict = earlier.Select(other => port.Against(other, owner: null))
                .FirstOrDefault(problem => problem is not null);
            if (conflict is null)
                earlier.Add(port);
            else if (problems.Problems.All(known => known.Path != conflict.Path))
                problems.Add(conflict.Path, conflict.Message);
        }
    }

    /// <param name="earlier">The other port.</param>
    /// <param name="owner">The other component; null if it is the same one.</param>
    public Problem? Against(EnginePort earlier, string? owner) => Machine == earlier.Machine && Port.CollidesWith(earlier.Port)
        ? new Problem(Path, string.Create(CultureInfo.InvariantCulture,
            $"port {Port.HostPort}/{Port.Protocol} of the Docker host is already used by "
            + $"{earlier.Path}{(owner is null ? "" : $" of {owner}")}; choose another port"
            + $"{(Path.EndsWith("docker.apiPort", StringComparison.Ordinal) ? ", or 0 for a free one" : "")}."))
        : null;

    private static string MachineOf(string? engine) => engine is null ? "" : EngineUrl.TryParse(engine)?.Machine ?? "";
}
