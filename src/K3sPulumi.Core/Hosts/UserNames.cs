using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Hosts;

/// <summary>
/// Names of users on a host; directory users can be deploy@corp.example.com or CORP\deploy.
/// </summary>
internal static partial class UserNames
{
    public static string? Problem(string name) => Name().IsMatch(name)
        ? null
        : $"{Quote.Value(name)} is not a valid user name; use what \"id -un\" prints on the host, without \":\", \"/\" and "
            + "control characters.";

    [GeneratedRegex(@"\A(?!-)(?!\s)[^:/\p{Cc}]{1,256}(?<!\s)\z")]
    private static partial Regex Name();
}
