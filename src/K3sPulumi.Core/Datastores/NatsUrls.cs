using System.Globalization;
using K3sPulumi.Core.Networking;

namespace K3sPulumi.Core.Datastores;

/// <summary>The comma-separated URLs of NATS servers; the first one has the parameters.</summary>
internal static class NatsUrls
{
    private const string Scheme = "nats://";

    public static string? Problem(string endpoint)
    {
        var servers = endpoint.Split(',');
        foreach (var (index, server) in servers.Index())
        {
            if (!server.StartsWith(Scheme, StringComparison.Ordinal))
                return $"has the NATS server at position {index + 1} without nats://; put it in front of each server.";
            if (GoUrl.Split(server[Scheme.Length..]).Problem() is { } problem)
                return $"has an invalid NATS server at position {index + 1}: {problem}.";
        }

        var parameters = GoUrl.Split(servers[0][Scheme.Length..]).Parameters();
        return RangeProblem(parameters, "replicas", 1, 5) ?? RangeProblem(parameters, "revHistory", 2, 64);
    }

    private static string? RangeProblem(IReadOnlyDictionary<string, string> parameters, string name, int least, int most) =>
        parameters.TryGetValue(name, out var text)
        && byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && (number < least || number > most)
            ? $"has {name}={number}, but K3s accepts {least} to {most}."
            : null;
}
