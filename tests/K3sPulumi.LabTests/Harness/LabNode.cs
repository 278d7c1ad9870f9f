namespace K3sPulumi.LabTests.Harness;

/// <summary>K3s (or its stand-in) as a container that is started by hand, to compare the components with it.</summary>
public sealed class LabNode
{
    private readonly Lab _lab;

    public LabNode(Lab lab, LabNetwork network, string image, string hostname, string[] arguments, string[] environment,
        string? config = null, string? address = null, params (string Name, string Content)[] files)
    {
        (_lab, Hostname, Name) = (lab, hostname, lab.Unique(hostname));
        lab.Docker(["create", "--name", Name, "--hostname", hostname, .. lab.Mark, "--privileged", "--tmpfs", "/run", "--tmpfs",
            "/var/run",
            "--network", network.Name, .. address is null
                ? Array.Empty<string>()
                    : ["--ip", address], .. environment.SelectMany(one => new[] { "-e", one }), image, .. arguments]).Ok();
        Place(config is null ? files : [("config.yaml", config), .. files]);
        lab.Docker("start", Name).Ok();
    }

    /// <summary>The container's name, which is also its host name on the network.</summary>
    public string Name { get; }

    public string Hostname { get; }

    public bool IsRunning => _lab.Docker("inspect", "-f", "{{.State.Running}}", Name).Ok() == "true";

    public string Logs => _lab.Docker("logs", Name) is var result ? result.Output + result.Error : "";

    public Result Exec(params string[] command) => _lab.Docker(["exec", Name, .. command]);

    public Result Kubectl(params string[] arguments) => Exec(["k3s", "kubectl", .. arguments]);

    public void Restart() => _lab.Docker("restart", Name).Ok();

    public void Kill() => _lab.Docker("kill", Name).Ok();

    public void Start() => _lab.Docker("start", Name).Ok();

    /// <summary>
    /// Waits until this server reports the node as Ready; on timeout, the error shows the end of this server's log.
    /// </summary>
    public void AwaitReady(string node, int seconds = 120)
    {
        try
        {
            Lab.WaitFor($"node {node} to be Ready", () => IsReady(node), seconds);
        }
        catch (TimeoutException problem)
        {
            throw new TimeoutException($"{problem.Message}\n{string.Join('\n', Logs.Split('\n').TakeLast(20))}");
        }
    }

    private bool IsReady(string node) => Kubectl("wait", "--for=condition=Ready", $"node/{node}", "--timeout=2s").ExitCode == 0;

    /// <summary>Files for /etc/rancher/k3s, created before K3s starts.</summary>
    private void Place(IReadOnlyCollection<(string Name, string Content)> files)
    {
        if (files.Count == 0)
            return;
        var directory = Directory.CreateTempSubdirectory("k3s-lab");
        Directory.CreateDirectory(Path.Combine(directory.FullName, "k3s"));
        foreach (var (name, content) in files)
            File.WriteAllText(Path.Combine(directory.FullName, "k3s", name), content);
        _lab.Docker("cp", directory.FullName, $"{Name}:/etc/rancher").Ok();
        directory.Delete(recursive: true);
    }
}
