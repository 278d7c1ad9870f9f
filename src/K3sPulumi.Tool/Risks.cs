using System.Globalization;
using System.Text.Json;

namespace K3sPulumi.Tool;

/// <summary>What a change may cost: quorum, the availability of the API, data, and certificates near their end.</summary>
internal static class Risks
{
    private const int Days = 30;

    public static IReadOnlyList<string> Of(
        IReadOnlyList<Part> parts, IReadOnlyList<Step> clusters, IReadOnlyList<Step> steps, DateTimeOffset now) =>
    [
        .. parts.GroupBy(part => part.Cluster).SelectMany(group => OfServers(group.Key, [.. group.Where(part => part.IsServer)],
            clusters.FirstOrDefault(step => step.Name == group.Key))),
        .. parts.SelectMany(OfData),
        .. clusters.Where(step => step.IsDeleted)
            .Select(step => $"cluster {step.Name} is deleted, with everything that runs on it."),
        .. steps.Where(step => step.K3sType is not null && !step.IsDeleted)
            .SelectMany(step => OfCertificates(step, now)).Distinct(),
    ];

    private static IEnumerable<string> OfServers(string cluster, IReadOnlyList<Part> servers, Step? component)
    {
        var name = cluster.Length == 0 ? "" : $"{cluster}: ";
        var before = Math.Max(servers.Count(server => server.Effect != Effect.Created), Listed(component?.OldInputs ?? default));
        var after = Math.Max(servers.Count(server => server.Effect != Effect.Removed), Listed(component?.NewInputs ?? default));
        var restarted = servers.Count(server => server.Effect is Effect.Restarted or Effect.Upgraded or Effect.Replaced
            or Effect.ContainerReplaced);
        if (before == 0 || after == 0)
            yield break;
        if (restarted > 0 && after == 1)
            yield return $"{name}the Kubernetes API is unavailable while the only server restarts; pods on agents keep running.";
        if (UsesExternalDatastore(component))
            yield break;
        if (restarted > 0 && after > 2)
            yield return $"{name}servers change one at a time; etcd needs {Quorum(after)} of {after}, so no other server may "
                + "fail meanwhile.";
        if (after == 2)
            yield return $"{name}two etcd servers tolerate no failure; use 1, 3 or 5.";
        if (after != before)
            yield return $"{name}{before} to {after} servers: etcd's quorum goes from {Quorum(before)} to {Quorum(after)}"
                + (after % 2 == 0 ? "; an even number tolerates no more failures than one less." : ".");
    }

    private static int Quorum(int servers) => (servers / 2) + 1;

    private static int Listed(JsonElement inputs) =>
        inputs.ValueKind == JsonValueKind.Object && inputs.TryGetProperty("servers", out var servers)
        && servers.ValueKind == JsonValueKind.Array ? servers.GetArrayLength() : 0;

    private static bool UsesExternalDatastore(Step? cluster) => cluster is not null
        && cluster.NewInputs.ValueKind == JsonValueKind.Object && cluster.NewInputs.TryGetProperty("datastore", out _);

    private static IEnumerable<string> OfData(Part part)
    {
        if (part.LostData.Count > 0)
            yield return $"{part.Name}: the data in {string.Join(", ", part.LostData)} is deleted.";
        else if (part is { Effect: Effect.Removed, Type: "PostgresDatastore" or "MySqlDatastore" or "EtcdDatastore" })
            yield return $"{part.Name}: the datastore is removed; without it its cluster stops.";
    }

    private static IEnumerable<string> OfCertificates(Step step, DateTimeOffset now) => Expiries("", step.Outputs)
        .Where(expiry => expiry.At < now.AddDays(Days))
        .Select(expiry => string.Create(CultureInfo.InvariantCulture,
            $"{step.Name}: {expiry.Path} {(expiry.At < now ? "was" : "is")} {expiry.At:yyyy-MM-dd}."));

    private static IEnumerable<(string Path, DateTimeOffset At)> Expiries(string path, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
            return value.EnumerateObject().SelectMany(property =>
                Expiries(path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value));
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray().SelectMany((item, index) => Expiries($"{path}[{index}]", item));
        return path.Contains("expir", StringComparison.OrdinalIgnoreCase) && value.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParse(
                value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? [(path, at)] : [];
    }
}
