namespace K3sPulumi.Core.Validation;

/// <summary>Absolute paths on hosts.</summary>
internal static class Paths
{
    public static string? Problem(string path) => path switch
    {
        _ when !path.StartsWith('/') => $"{Quote.Value(path)} is not an absolute path; start with \"/\".",
        _ when path.Any(char.IsControl) => $"{Quote.Value(path)} contains control characters; remove them.",
        _ when path.Split('/').Any(part => part is ".." or ".") =>
            $"{Quote.Value(path)} contains \".\" or \"..\"; use the full path.",
        _ => null,
    };
}
