using System.Globalization;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Docker;

/// <summary>A free port of the engine's host, which the engine finds once.</summary>
internal static class FreePort
{
    /// <summary>What asks for it.</summary>
    public const int Asked = 0;

    /// <summary>Below the ports that Linux, Windows and macOS give to outgoing connections, and below node ports.</summary>
    private const int First = 20000;

    private const int Last = 29999;

    /// <summary>Names start at different ports, so that a stopped cluster finds its port free again.</summary>
    private const int Starts = 9000;

    /// <param name="name">Of the container.</param>
    /// <param name="docker">The container.</param>
    /// <param name="network">Its network.</param>
    /// <param name="image">Its image.</param>
    public static RemoteScript Script(string name, DockerSpec docker, string network, string image) => new(
        string.Create(CultureInfo.InvariantCulture,
            $"sh -s -- {Shell.Quote(Addresses.InUrl(ContainerPlan.ApiAddress(docker)))} {Start(name)} {Last} "
            + $"{Shell.Quote(network)} {Shell.Quote(image)}"),
        null, new(ScriptSets.Text("docker-port")));

    /// <summary>The port in what the script printed. Only the mocks of a program's tests print nothing.</summary>
    public static int Of(string? printed) => string.IsNullOrWhiteSpace(printed) ? NetworkDefaults.ApiPort
        : int.Parse(printed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture);

    private static int Start(string name) => First + (int)(StableHash.Of(name) % Starts);
}
