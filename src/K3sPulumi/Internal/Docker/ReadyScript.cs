using K3sPulumi.Core.Docker;
using K3sPulumi.Internal.Scripts;

namespace K3sPulumi.Internal.Docker;

/// <summary>The script that awaits a node in Docker, where the command expects it.</summary>
internal static class ReadyScript
{
    private static readonly Lazy<string> File = new(() =>
        LaidOutFile.Write(Path.Combine(Home, DockerScript.ReadyPath), DockerScript.ReadyScript));

    /// <summary>As the command's shell finds it.</summary>
    private static string Home =>
        Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home ? home : DockerScript.OtherHome;

    /// <summary>The text of a command, once its script is there.</summary>
    public static string For(string command)
    {
        _ = File.Value;
        return command;
    }
}
