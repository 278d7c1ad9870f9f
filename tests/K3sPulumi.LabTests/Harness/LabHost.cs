namespace K3sPulumi.LabTests.Harness;

/// <summary>
/// A host like a user's: systemd and sshd in a privileged container. Users: root and <c>admin</c> (sudo without a password) by
/// key, <c>keeper</c> (sudo with <see cref="SudoPassword"/>) by key or by that password.
/// </summary>
public sealed class LabHost
{
    private readonly Lab _lab;
    private readonly LabNetwork _network;
    private readonly bool _openRc;

    /// <summary>
    /// <paramref name="image"/>: <c>host</c>, <c>host-full</c> (datastores, HAProxy, firewalls installed, none running) or
    /// <c>openrc</c> (no systemd). With <paramref name="artifacts"/> it downloads K3s from there, from K3s's own URLs.
    /// </summary>
    public LabHost(Lab lab, LabNetwork network, string name, string image = "host", LabArtifacts? artifacts = null)
    {
        (_lab, _network, _openRc, Name) = (lab, network, image == "openrc", name);
        Container = lab.Unique(name);
        lab.Docker(["run", "-d", "--name", Container, "--hostname", name, .. lab.Mark, "--privileged", "--tmpfs", "/run",
            "--tmpfs", "/tmp:exec", .. Aliases(artifacts), "--network", network.Name, lab.Image(image)]).Ok();
        Address = Inspect("{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}");
        Prepare();
        if (artifacts is not null)
        {
            WriteFile("/usr/local/share/ca-certificates/lab.crt", artifacts.AuthorityPem);
            Exec("update-ca-certificates").Ok();
        }
    }

    /// <summary>The host's own name.</summary>
    public string Name { get; }

    public string Container { get; }

    /// <summary>On the lab network; this machine reaches it too, also on an internal one.</summary>
    public string Address { get; }

    public string SudoPassword { get; } = "it's a \"lab\" $word";

    /// <summary>As in known_hosts, but without the address: <c>ssh-ed25519 AAAA…</c>.</summary>
    public string HostKey => string.Join(' ', Exec("cat /etc/ssh/ssh_host_ed25519_key.pub").Ok().Split(' ').Take(2));

    /// <summary>Runs a script as root, not by SSH.</summary>
    public Result Exec(string script, string? input = null, int seconds = 120) =>
        Command.Run("docker", ["exec", "-i", Container, "sh", "-c", script], input, TimeSpan.FromSeconds(seconds));

    /// <summary>Runs a command over SSH with the lab's key, from a container, because this machine may not have ssh.</summary>
    public Result Ssh(string user, string command, string? input = null) =>
        Command.Run("docker",
            ["run", "--rm", "-i", "--network", "host", .. _lab.Mark, "-v", $"{_lab.KeyFile}:/key:ro", _lab.Image("base"),
            "ssh", "-i", "/key", "-o", "StrictHostKeyChecking=no", "-o", "BatchMode=yes", "-o", "LogLevel=ERROR",
            $"{user}@{Address}", command], input);

    public string ReadFile(string path) => Exec($"cat '{path}'").Ok();

    public bool Exists(string path) => Exec($"test -e '{path}'").ExitCode == 0;

    public void WriteFile(string path, string content, string mode = "0644") =>
        Exec($"mkdir -p \"$(dirname '{path}')\" && cat > '{path}' && chmod {mode} '{path}'", content).Ok();

    /// <summary>Octal mode and owner, such as <c>600 root</c>.</summary>
    public string Mode(string path) => Exec($"stat -c '%a %U' '{path}'").Ok();

    /// <summary>The last log lines of a service.</summary>
    public string Journal(string unit, int lines = 200) => Exec(_openRc
        ? $"tail -n {lines} /var/log/{unit}.log"
        : $"journalctl -u {unit} -n {lines} --no-pager -o cat").Output;

    /// <summary>Whether a service is running and stays running.</summary>
    public bool IsActive(string unit) => _openRc
        ? Exec($"rc-service {unit} status").Output.Contains("started", StringComparison.Ordinal)
        : Exec($"systemctl is-active {unit}").Output.Trim() == "active";

    /// <summary>The number of accepted SSH sessions so far.</summary>
    public int SshLogins => int.Parse(
        Exec((_openRc ? "cat /var/log/sshd.log" : "journalctl -u ssh --no-pager -o cat") + " | grep -c '^Accepted ' || true")
            .Ok(),
        System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The command lines of all processes, as any user of the host sees them.</summary>
    public string Processes => Exec("ps -eo args").Output;

    /// <summary>Files that anyone may read and that contain one of these texts.</summary>
    public string WorldReadableFilesWith(IEnumerable<string> texts) => Exec(
        "cat > /tmp/texts && chmod 600 /tmp/texts; find /etc /home /opt /root /run /tmp /usr/local /var -xdev -type f -perm -o=r "
            + "-print0"
        + " | xargs -0 grep -lFf /tmp/texts || true; rm -f /tmp/texts",
        string.Join('\n', texts) + "\n").Ok();

    /// <summary>Pulls the plug; <see cref="Start"/> brings it back.</summary>
    public void Kill() => _lab.Docker("kill", Container).Ok();

    public void Start()
    {
        _lab.Docker("start", Container).Ok();
        Await();
    }

    /// <summary>An orderly reboot.</summary>
    public void Restart()
    {
        _lab.Docker("restart", "-t", "30", Container).Ok();
        Await();
    }

    /// <summary>Permanently gone.</summary>
    public void Remove() => _lab.Docker("rm", "-fv", Container).Ok();

    private void Prepare()
    {
        Await();
        foreach (var (user, home) in new[] { ("root", "/root"), ("admin", "/home/admin"), ("keeper", "/home/keeper") })
            Exec($"install -d -m 0700 -o {user} -g {user} {home}/.ssh && cat > {home}/.ssh/authorized_keys"
                + $" && chown {user}: {home}/.ssh/authorized_keys", _lab.Keys.Public + "\n").Ok();
        Exec("chpasswd", $"keeper:{SudoPassword}\n").Ok();
    }

    private void Await()
    {
        try
        {
            Lab.WaitFor($"{Name} to boot", () =>
                _openRc || Exec("systemctl is-system-running").Output.Trim() is "running" or "degraded", 90);
        }
        catch (TimeoutException timeout)
        {
            throw new TimeoutException($"{timeout.Message}\n{_lab.Docker("logs", "--tail", "20", Container).Output}", timeout);
        }
        Lab.WaitFor($"sshd on {Name}", () => Exec("pgrep -f 'sshd.*listener'").ExitCode == 0);
        if (_network.IsInternal)
            // K3s needs a default route; this one leads to a bridge that forwards nothing.
            Exec($"ip route replace default via {_network.Gateway}").Ok();
    }

    private static string[] Aliases(LabArtifacts? artifacts) => artifacts is null ? []
        : ["--add-host", $"github.com:{artifacts.Address}", "--add-host", $"raw.githubusercontent.com:{artifacts.Address}"];

    private string Inspect(string format) => _lab.Docker("inspect", "-f", format, Container).Ok();
}
