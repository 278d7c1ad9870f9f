using System.Diagnostics;
using System.Formats.Tar;

namespace K3sPulumi.LocalEngine.Tests;

/// <summary>A test that needs a Docker engine; without one it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DockerFactAttribute : FactAttribute
{
    public DockerFactAttribute() => Skip = Reason.Value;

    private static readonly Lazy<string?> Reason = new(() =>
    {
        if (!LocalDocker.Run("version", "--format", "{{.Server.Version}}").Succeeded)
            return "There is no Docker engine: run tests/lab/docker.sh, or start one.";
        return LocalDocker.Busybox is null ? "There is no busybox to make an image of: install busybox-static." : null;
    });
}

/// <summary>The Docker engine of this machine, with an image that only contains busybox: no registry is needed.</summary>
internal static class LocalDocker
{
    public const string Image = "k3spulumi-engine-tests/busybox:2";

    public static string? Busybox => new[] { "/bin/busybox", "/usr/bin/busybox" }.FirstOrDefault(File.Exists);

    public static (bool Succeeded, string Output) Run(params string[] arguments) => Run(null, arguments);

    public static string Output(params string[] arguments)
    {
        var (succeeded, output) = Run(arguments);
        Assert.True(succeeded, output);
        return output;
    }

    public static void MakeImage()
    {
        if (Run("image", "inspect", Image).Succeeded)
            return;
        var tar = new MemoryStream();
        using (var archive = new TarWriter(tar, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var file in Libraries().Prepend(Busybox!))
                archive.WriteEntry(
                    new PaxTarEntry(TarEntryType.RegularFile, file.Replace("/usr/bin/", "/bin/", StringComparison.Ordinal)[1..])
                    {
                        Mode = (UnixFileMode)0b111_101_101,
                        DataStream = new MemoryStream(File.ReadAllBytes(file)),
                    });
            foreach (var applet in new[] { "sh", "cat", "stat", "sleep", "hostname", "env", "id", "mount", "grep" })
                archive.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, $"bin/{applet}") { LinkName = "busybox" });
        }
        var (succeeded, output) = Run(tar.ToArray(), "import", "-", Image);
        Assert.True(succeeded, output);
    }

    /// <summary>What a busybox that is not static needs; a static one needs nothing.</summary>
    private static IEnumerable<string> Libraries()
    {
        using var ldd = Process.Start(
            new ProcessStartInfo("ldd", [Busybox!]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        return [.. ldd.StandardOutput.ReadToEnd().Split([' ', '\t', '\n'])
            .Where(word => word.StartsWith('/') && File.Exists(word))];
    }

    private static (bool Succeeded, string Output) Run(byte[]? input, params string[] arguments)
    {
        var start = new ProcessStartInfo("docker", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var docker = Process.Start(start)!;
            if (input is not null)
                docker.StandardInput.BaseStream.Write(input);
            docker.StandardInput.Close();
            var error = docker.StandardError.ReadToEndAsync();
            var output = docker.StandardOutput.ReadToEnd().Trim();
            docker.WaitForExit();
            return (docker.ExitCode == 0, output.Length > 0 ? output : error.Result.Trim());
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            return (false, error.Message);
        }
    }
}
