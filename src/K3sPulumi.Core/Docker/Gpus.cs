using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Docker;

/// <summary>The GPUs of a container, as <c>docker run --gpus</c> takes them.</summary>
internal static partial class Gpus
{
    public static string? Problem(string text) => Form().IsMatch(text) ? null
        : $"{Quote.Value(text)} is not a valid choice of GPUs; use all, or device= with numbers or IDs, such as device=0,2.";

    [GeneratedRegex(@"\A(all|device=[A-Za-z0-9][A-Za-z0-9-]*(,[A-Za-z0-9][A-Za-z0-9-]*)*)\z")]
    private static partial Regex Form();
}
