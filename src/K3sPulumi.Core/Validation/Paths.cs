namespace K3sPulumi.Core.Validation;

/// <summary>Absolute paths on hosts.</summary>
internal static class Paths
{
    public static string? Problem(string path) => path switch
    {
        _ when !path.StartsWith('/') => $"{Quote.Value(path)} is no absolute path; begin with \"/\".",
        _ when path.Any(char.IsControl) => $"{Quote.Value(path)} holds control characters; leave them out.",
        _ when path.Split('/').Any(part => part is ".." or ".") => $"{Quote.Value(path)} goes through \".\" or \"..\"; write the path out.",
        _ => null,
    };
}
