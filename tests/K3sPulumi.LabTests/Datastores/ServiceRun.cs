using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests.Datastores;

/// <summary>
/// A <see cref="ServiceContainer"/> on the real engine, created as the Docker provider creates it. Its image is the lab's, with
/// the distribution's packages, because official images are not available everywhere.
/// </summary>
internal sealed class ServiceRun
{
    private readonly Lab _lab;
    private readonly ServiceRun? _beside;

    /// <param name="lab">The lab.</param>
    /// <param name="network">Its network.</param>
    /// <param name="container">What it is made of.</param>
    /// <param name="name">The start of its name.</param>
    /// <param name="address">Its address; null: any.</param>
    /// <param name="beside">Whose volumes it has; null: its own.</param>
    public ServiceRun(Lab lab, LabNetwork network, ServiceContainer container, string name, string? address = null,
        ServiceRun? beside = null)
    {
        (_lab, _beside, Name) = (lab, beside, lab.Unique(name));
        foreach (var path in container.Shape.Volumes)
            lab.Docker(["volume", "create", .. lab.Mark, Volume(path)]).Ok();
        lab.Docker(["create", "--name", Name, .. lab.Mark, "--network", network.Name,
            .. address is null ? Array.Empty<string>() : ["--ip", address],
            "-e", "PATH=/usr/lib/postgresql/15/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            .. container.Shape.Volumes.SelectMany(path => new[] { "-v", $"{Volume(path)}:{path}" }),
            .. container.Shape.User is { } user ? new[] { "-u", user } : [], "--stop-signal", container.Shape.StopSignal
                ?? "SIGTERM",
            "--entrypoint", container.Entrypoint[0], container.Image, .. container.Entrypoint.Skip(1), .. container.Command])
                .Ok();
        foreach (var file in container.Uploads)
            Upload(file);
        lab.Docker("start", Name).Ok();
    }

    public string Name { get; }

    public string Address => _lab.Docker("inspect", "-f", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", Name).Ok();

    /// <summary>The time of the last start: unchanged unless the container is replaced or restarted.</summary>
    public string StartedAt => _lab.Docker("inspect", "-f", "{{.State.StartedAt}}", Name).Ok();

    public Result Exec(params string[] command) => _lab.Docker(["exec", Name, .. command]);

    public void Restart() => _lab.Docker("restart", "-t", "30", Name).Ok();

    /// <summary>As a local command resource runs it.</summary>
    public static string Apply(RemoteScript script) => Command.Run("/bin/sh", ["-c", script.Create!], script.Stdin.Value).Ok();

    private string Volume(string path) => (_beside ?? this).Name + path.Replace('/', '-');

    private void Upload(HostFile file)
    {
        var folder = Directory.CreateTempSubdirectory("k3s-lab");
        var path = Path.Combine(folder.FullName, Path.GetRelativePath("/", file.Path));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, file.Content.Value);
        _lab.Docker("cp", $"{folder.FullName}/.", $"{Name}:/").Ok();
        folder.Delete(recursive: true);
    }
}
