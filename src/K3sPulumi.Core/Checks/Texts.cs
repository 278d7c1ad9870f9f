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

    /// <summary>An argument for one of Kubernetes' programs (<c>kubelet-arg</c> and its like): <c>flag=value</c>.</summary>
    public static string? ComponentArgProblem(string argument) => ComponentArg().IsMatch(argument)
        ? null
        : $"{Echo.Of(argument)} is no argument; write flag=value, such as max-pods=200.";

    [GeneratedRegex(@"\A-{0,2}[A-Za-z][A-Za-z0-9_-]*?([+-]?=[^\p{Cc}]*)?\z")]
    private static partial Regex ComponentArg();
}
