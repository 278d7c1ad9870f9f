using System.Globalization;
using System.Text.RegularExpressions;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Registries;

/// <summary>The address of a registry as K3s takes it apart: by Go's <c>url.Parse</c>, which keeps a port that is written.</summary>
/// <param name="Scheme">In lower case; empty where none is written, which K3s takes for https.</param>
/// <param name="Host">Without brackets.</param>
/// <param name="Authority">Host and port as they are written.</param>
/// <param name="Port">Empty where none is written.</param>
internal sealed partial record EndpointUrl(string Scheme, string Host, string Authority, string Port)
{
    public bool HasUser { get; init; }

    /// <summary>Whether something follows the path.</summary>
    public bool HasTail { get; init; }

    /// <summary>The port that is asked in the end.</summary>
    public string ActualPort => Port.Length > 0 ? Port : Scheme == "http" ? "80" : "443";

    public bool HasValidPort => Port.Length == 0
        || (int.TryParse(Port, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && Ports.Problem(port) is null);

    public static EndpointUrl? TryParse(string text)
    {
        var form = Form().Match(text.Contains("://", StringComparison.Ordinal) ? text : "//" + text);
        if (!form.Success || text.Any(char.IsControl) || BadEscape().IsMatch(text))
            return null;
        var (host, port) = (form.Groups["host"].Value, form.Groups["port"]);
        return new EndpointUrl(
            form.Groups["scheme"].Value.ToLowerInvariant(),
            host.Trim('[', ']').Replace("%25", "%", StringComparison.Ordinal),
            port.Success ? $"{host}:{port.Value}" : host,
            port.Value)
        {
            HasUser = form.Groups["user"].Success,
            HasTail = form.Groups["tail"].Success,
        };
    }

    [GeneratedRegex(@"\A((?<scheme>[A-Za-z][A-Za-z0-9+.-]*):)?//((?<user>[^/?#]*)@)?"
        + @"(?<host>\[[^\[\]/?#@\s]*\]|[^\[\]/?#@:%\s\\^`{|}]*)(:(?<port>[0-9]*))?(/[^?#]*)?(?<tail>[?#].*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex("%(?![0-9A-Fa-f]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex BadEscape();
}
