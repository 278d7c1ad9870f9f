using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Drift;

/// <summary>Compares files with those that were asked.</summary>
internal static class FileDrift
{
    public static IEnumerable<DriftFinding> Findings(IEnumerable<HostFile> asked, NodeFacts facts, DriftRemedy remedy)
    {
        var found = facts.All("file").Select(fact => fact.Split(' ', 3)).Where(parts => parts.Length == 3)
            .ToDictionary(parts => parts[2], parts => (Mode: parts[0], Digest: parts[1]), StringComparer.Ordinal);
        foreach (var path in facts.All("missing"))
            yield return new($"{path} is missing.", remedy);
        foreach (var file in asked)
        {
            if (!found.TryGetValue(file.Path, out var placed))
                continue;
            if (placed.Digest != Digest.Of(file.Content.Value))
                yield return new($"{file.Path} was changed.", remedy);
            else if (placed.Mode != file.Mode)
                yield return new($"{file.Path} has mode {placed.Mode} instead of {file.Mode}.", remedy);
        }
    }
}
