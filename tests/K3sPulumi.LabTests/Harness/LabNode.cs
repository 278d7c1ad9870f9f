namespace K3sPulumi.LabTests.Harness;

/// <summary>K3s (or its stand-in) as a container, started by hand: what tests compare the components with.</summary>
public sealed class LabNode
{
    private readonly Lab _lab;

    public LabNode(Lab lab, LabNetwork network, string image, string hostname, string[] arguments, string[] environment,
        string? config = null, string? address = null)
    {
        (_lab, Hostname, Name) = (lab, hostname, lab.Unique(hostname));
        lab.Docker(["create", "--name", Name, "--hostname", hostname, .. lab.Mark, "--privileged", "--tmpfs", "/run", "--tmpfs", "/var/run",
            "--network", network.Name, .. address is null ? Array.Empty<string>() : ["--ip", address], .. environment.SelectMany(one => new[] { "-e", one }), image, .. arguments]).Ok();
        if (config is not null)
            Place(config);
        lab.Docker("start", Name).Ok();
    }

    /// <summary>The container's name, by which others on the network find it.</summary>
    public string Name { get; }

    public string Hostname { get; }

    public bool IsRunning => _lab.Docker("inspect", "-f", "{{.State.Running}}", Name).Ok() == "true";

    public string Logs => _lab.Docker("logs", Name) is var result ? result.Output + result.Error : "";

    public Result Exec(params string[] command) => _lab.Docker(["exec", Name, .. command]);

    public Result Kubectl(params string[] arguments) => Exec(["k3s", "kubectl", .. arguments]);

    public void Restart() => _lab.Docker("restart", Name).Ok();

    public void Kill() => _lab.Docker("kill", Name).Ok();

    public void Start() => _lab.Docker("start", Name).Ok();

    /// <summary>Asks this server until the node is Ready.</summary>
    public void AwaitReady(string node, int seconds = 120) => Lab.WaitFor(
        $"node {node} to be Ready",
        () => Kubectl("wait", "--for=condition=Ready", $"node/{node}", "--timeout=2s").ExitCode == 0,
        seconds);

    private void Place(string config)
    {
        var directory = Directory.CreateTempSubdirectory("k3s-lab");
        Directory.CreateDirectory(Path.Combine(directory.FullName, "k3s"));
        File.WriteAllText(Path.Combine(directory.FullName, "k3s", "config.yaml"), config);
        _lab.Docker("cp", directory.FullName, $"{Name}:/etc/rancher").Ok();
        directory.Delete(recursive: true);
    }
}
