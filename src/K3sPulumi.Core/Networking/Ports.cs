using System.Globalization;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Networking;

internal static class Ports
{
    public static string? Problem(int port) => port is >= 1 and <= 65535
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{port} is no port; use a number from 1 to 65535.");

    internal static int? Number(Match match, string group) =>
        int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && Problem(port) is null
            ? port
            : null;
}
