using System.Text.RegularExpressions;

namespace K3sPulumi.Core;

/// <summary>Texts with a form of their own, too small for a class each.</summary>
internal static partial class Texts
{
    /// <summary>A path on a host.</summary>
    public static string? PathProblem(string path) => path switch
    {
        _ when !path.StartsWith('/') => $"{Echo.Of(path)} is no absolute path; begin with \"/\".",
        _ when path.Any(char.IsControl) => $"{Echo.Of(path)} holds control characters; leave them out.",
        _ when path.Split('/').Any(part => part is ".." or ".") => $"{Echo.Of(path)} goes through \".\" or \"..\"; write the path out.",
        _ => null,
    };

    /// <summary>A file mode, as in <c>write-kubeconfig-mode</c>.</summary>
    public static string? FileModeProblem(string mode) =>
        FileMode().IsMatch(mode) ? null : $"{Echo.Of(mode)} is no file mode; write it in octal, as in \"0640\".";

    /// <summary>An argument for one of Kubernetes' programs (<c>kubelet-arg</c> and its like): <c>flag=value</c>.</summary>
    public static string? ComponentArgProblem(string argument) => ComponentArg().IsMatch(argument)
        ? null
        : $"{Echo.Of(argument)} is no argument; write flag=value, such as max-pods=200.";

    /// <summary>An entry for a container's hosts file: <c>name:address</c>.</summary>
    public static string? HostAliasProblem(string name, string address) =>
        Addresses.HostProblem(name) is not null || Addresses.IsIp(name) ? $"{Echo.Of(name)} is no host name; use letters, digits, \"-\" and \".\"."
        : Addresses.IsIp(address) ? null
        : $"{Echo.Of(address)} is no IP address; give the one that {name} is to have.";

    /// <summary>Where a Docker engine listens.</summary>
    public static string? DockerEngineProblem(string host) => Engine().IsMatch(host)
        ? null
        : $"{Echo.Of(host)} is no address of a Docker engine; write ssh://user@host, tcp://host:2376 or unix:///var/run/docker.sock.";

    /// <summary>A volume of a container: <c>source:/path</c> or <c>source:/path:ro</c>, the source a volume's name or an absolute path.</summary>
    public static string? VolumeProblem(string volume)
    {
        var parts = volume.Split(':');
        return parts.Length is 2 or 3 && parts[2..] is [] or ["ro"] or ["rw"]
            && IsVolumeSource(parts[0]) && PathProblem(parts[1]) is null
            ? null
            : $"{Echo.Of(volume)} is no volume; write source:/path or source:/path:ro, the source being a volume's name or an absolute path.";
    }

    private static bool IsVolumeSource(string source) => PathProblem(source) is null || Names.DockerNameProblem(source) is null;

    [GeneratedRegex(@"\A[0-7]{3,4}\z")]
    private static partial Regex FileMode();

    [GeneratedRegex(@"\A(--)?[a-z][a-z0-9-]*([+-]?=[^\p{Cc}]*)?\z")]
    private static partial Regex ComponentArg();

    [GeneratedRegex(@"\A(ssh://[^\s/]+|tcp://[^\s/]+:[0-9]{1,5}|unix:///\S+|npipe://\S+)/?\z")]
    private static partial Regex Engine();
}
