using System.Diagnostics;
using System.Runtime.CompilerServices;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>The result of a run on a host.</summary>
internal sealed record Ran(int Code, string Output)
{
    public Ran Succeeded()
    {
        Assert.True(Code == 0, Output);
        return this;
    }

    public Ran Failed()
    {
        Assert.True(Code != 0, Output);
        return this;
    }

    public Ran Says(string text)
    {
        Assert.Contains(text, Output, StringComparison.Ordinal);
        return this;
    }

    public Ran DoesNotSay(string text)
    {
        Assert.DoesNotContain(text, Output, StringComparison.Ordinal);
        return this;
    }
}

/// <summary>
/// A directory instead of a host's root, with stand-ins for programs that would reach beyond it (systemctl, k3s, curl, ...) first
/// on the path. Everything else is real, and the test chooses the shell.
/// </summary>
internal sealed class StandInHost : IDisposable
{
    /// <summary>The shells of hosts that this machine has too.</summary>
    public static TheoryData<string> Shells => [.. HostShells.Here.Select(shell => string.Join(' ', shell))];

    public StandInHost(string? shell = null)
    {
        shell ??= HostShells.Default;
        var source = StandIns();
        Directory.CreateDirectory(At("root/usr/local/bin"));
        SendScripts();
        Directory.CreateDirectory(At("bin"));
        foreach (var file in Directory.GetFiles(source)
            .Where(file => Path.GetFileName(file) is not ("k3s" or "install.sh" or "step")))
            Child.Copy(file, At($"bin/{Path.GetFileName(file)}"));
        File.Copy(Path.Combine(source, "step"), At("step"));
        Command("sh", HostShells.StandIn(shell));
        (Installer, Binary) = (File.ReadAllText(Path.Combine(source, "install.sh")),
            File.ReadAllText(Path.Combine(source, "k3s")));
        Put("proc/meminfo", "MemTotal:        4000000 kB\n");
        Put("proc/cgroups", "#subsys_name\thierarchy\tnum_cgroups\tenabled\nmemory\t9\t1\t1\n");
        Put("proc/swaps", "Filename\tType\tSize\tUsed\tPriority\n");
        Put("proc/mounts", "");
        Put("sys/fs/cgroup/cgroup.controllers", "cpuset cpu io memory pids\n");
        Put("root/lib/modules/6.1.0-test/modules.dep",
            "kernel/overlay.ko: \nkernel/br_netfilter.ko: \nkernel/nf_conntrack.ko: \nkernel/vxlan.ko: \n");
    }

    private string Folder { get; } = Directory.CreateTempSubdirectory("k3spulumi-host-").FullName;

    private string Installer { get; }

    private string Binary { get; }

    public string At(string path) => Path.Combine(Folder, path);

    public void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    public string Get(string path) => File.Exists(At(path)) ? File.ReadAllText(At(path)) : "";

    public void Remove(string path) => File.Delete(At(path));

    public bool Has(string path) => File.Exists(At(path)) || Directory.Exists(At(path));

    /// <summary>How often a stand-in was called with this start of its command line.</summary>
    public int Calls(string start) => Get("calls").Split('\n').Count(line => line.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Puts the test's own stand-in on the path.</summary>
    public void Command(string name, string body) => Child.Program(At($"bin/{name}"), $"#!/bin/sh\n{body}\n");

    /// <summary>
    /// Serves a K3s release at the addresses of <see cref="HostSamples"/>, and the cluster that its nodes join.
    /// </summary>
    public StandInHost Serving(string version = HostSamples.Version)
    {
        var binary = Binary.Replace("VERSION", version, StringComparison.Ordinal)
            .Replace("[ -n \"$FAKE\" ]", $"FAKE={Folder}", StringComparison.Ordinal);
        var sum = Digest.Of(binary);
        var path = $"www/artifacts.test/{version.Replace("+", "%2B", StringComparison.Ordinal)}";
        Put($"{path}/k3s", binary);
        Put($"{path}/sha256sum-amd64.txt", $"{sum}  k3s\n{Digest.Of("")}  k3s-airgap-images-amd64.tar\n");
        Put("www/installer.test/install.sh", Installer);
        Put("www/10.0.0.10:6443/ping", "pong");
        return this;
    }

    /// <summary>Whether root already has the scripts, as after the host was prepared; most tests start there.</summary>
    public bool KeepsScripts { get; set; } = true;

    private static string Scripts { get; } = $"root/var/lib/k3spulumi/scripts-{ScriptLibrary.Behavior}";

    /// <summary>As the resource that copies them does.</summary>
    public void SendScripts() => Put($"home/{ScriptLibrary.RemotePath}", ScriptLibrary.Text);

    /// <summary>As on a host to which nothing has been sent yet.</summary>
    public void ForgetScripts() => Remove($"home/{ScriptLibrary.RemotePath}");

    public Ran Create(RemoteScript script, params (string Name, string Value)[] environment) =>
        Run(script.Create!, script.Stdin.Value, environment);

    public Ran Delete(RemoteScript script) => Run(script.Delete!, script.Stdin.Value);

    public Ran Run(string text, string input, params (string Name, string Value)[] environment)
    {
        if (KeepsScripts && !Has(Scripts))
            Put(Scripts, ScriptLibrary.Text);
        var start = new ProcessStartInfo("/bin/sh", ["-c", text]) { WorkingDirectory = At("home") };
        start.Environment.Clear();
        foreach (var (name, value) in ((string, string)[])[
            ("PATH", $"{At("bin")}:/usr/bin:/bin:/usr/sbin:/sbin"), ("FAKE", Folder), ("K3SPULUMI_ROOT", At("root")),
            ("K3SPULUMI_PROC", At("proc")),
            ("K3SPULUMI_SYS", At("sys")), ("K3SPULUMI_POLL", "0.1"), ("K3SPULUMI_ASK", "0"), ("K3SPULUMI_API_SECONDS", "2"),
            ("K3SPULUMI_REBOOT_SECONDS", "1"),
            ("K3SPULUMI_UMOUNT", At("bin/umount")), .. environment])
            start.Environment[name] = value;
        var (code, output, errors) = Child.Run(start, input);
        return new(code, output + errors);
    }

    /// <summary>What the deploying machine runs to await a container, where the script is that it keeps.</summary>
    public Ran Await(string text)
    {
        Put($"home/{DockerScript.ReadyPath}", DockerScript.ReadyScript);
        return Run(text, "", ("HOME", At("home")));
    }

    public void Dispose() => Child.Delete(Folder);

    private static string StandIns([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "StandIns");
}
