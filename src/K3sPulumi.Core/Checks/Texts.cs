namespace K3sPulumi.Core;

/// <summary>Texts with a form of their own, too small for a class each.</summary>
internal static class Texts
{
    /// <summary>A path on a host.</summary>
    public static string? PathProblem(string path) => path switch
    {
        _ when !path.StartsWith('/') => $"{Echo.Of(path)} is no absolute path; begin with \"/\".",
        _ when path.Any(char.IsControl) => $"{Echo.Of(path)} holds control characters; leave them out.",
        _ when path.Split('/').Any(part => part is ".." or ".") => $"{Echo.Of(path)} goes through \".\" or \"..\"; write the path out.",
        _ => null,
    };
}
