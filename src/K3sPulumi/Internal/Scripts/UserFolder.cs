namespace K3sPulumi.Internal.Scripts;

/// <summary>
/// What the deploying machine keeps for the current user. Without HOME, .NET takes the user's home of the system, or else the
/// root directory, which only root can write: never a folder that somebody else may have created.
/// </summary>
internal static class UserFolder
{
    public static string Of(string kind) => Path.Combine(Environment.GetFolderPath(
        Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "k3spulumi", kind);
}
