using System.Diagnostics;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>
/// Runs parts of the host scripts on a directory instead of a host's root, with the test's own stand-ins first on the path.
/// </summary>
internal sealed class HostScript : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("difficult").FullName;

    public HostScript()
    {
        Executable("bin/sh", HostShells.StandIn(HostShells.Default));
        Put("proc/sys/kernel/random/boot_id", "boot-1\n");
    }

    public void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    public string Get(string path) => File.Exists(At(path)) ? File.ReadAllText(At(path)) : "";

    public void Remove(string path) => File.Delete(At(path));

    /// <summary>A stand-in that records its calls and then runs the body.</summary>
    public void Command(string name, string body)
    {
        Executable($"bin/{name}", $"echo \"{name} $*\" >>\"$FAKE/calls\"\n{body}");
    }

    private void Executable(string path, string body) => Child.Program(At(path), $"#!/bin/sh\n{body}\n");

    public (int Code, string Output) Run(string main, ScriptInput data, params ReadOnlySpan<string> scripts)
    {
        var text = data.Set("PREPARE_SECONDS", 60).Set("VERSION", "v1.36.1+k3s1")
            .With(ScriptLibrary.Header()
                + ScriptText.Of(["lib/run", "lib/log", "lib/stage", "lib/files", "checks/kernel", .. scripts])
                    + $"set -eu\nbegin_work\n{main}\n");
        var start = new ProcessStartInfo(At("bin/sh"), ["-s"]);
        start.Environment["PATH"] = $"{At("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["FAKE"] = _folder;
        start.Environment["K3SPULUMI_ROOT"] = At("root");
        start.Environment["K3SPULUMI_PROC"] = At("proc");
        start.Environment["K3SPULUMI_SYS"] = At("sys");
        start.Environment["K3SPULUMI_POLL"] = "0";
        var (code, output, errors) = Child.Run(start, text);
        return (code, output + errors);
    }

    public void Dispose() => Child.Delete(_folder);

    private string At(string path) => Path.Combine(_folder, path);
}
