using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Nodes;

/// <summary>Taints of nodes (<c>node-taint</c>): <c>key=value:Effect</c> or <c>key:Effect</c>.</summary>
internal static class Taints
{
    private static readonly string[] Effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

    public static string? Problem(string taint)
    {
        var colon = taint.LastIndexOf(':');
        if (colon < 0)
            return $"{Quote.Value(taint)} is not a valid taint; use key=value:NoSchedule (or :PreferNoSchedule, :NoExecute).";

        var effect = taint[(colon + 1)..];
        if (!Effects.Contains(effect))
            return $"{Quote.Value(taint)} does not end with a known effect; use NoSchedule, PreferNoSchedule or NoExecute.";

        var pair = taint[..colon].Split('=', 2);
        return Labels.KeyProblem(pair[0]) is null && (pair.Length == 1 || Labels.ValueProblem(pair[1]) is null)
            ? null
            : $"{Quote.Value(taint)} has no valid key and value; use key=value:{effect}, with letters, digits, \"-\", \"_\" and "
                + "\".\" in both.";
    }

    /// <summary>Kubernetes rejects a node with two taints of the same key and effect.</summary>
    public static string? DuplicateProblem(IEnumerable<string> taints) =>
        taints.GroupBy(KeyAndEffect).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? $"has two taints with key and effect {Quote.Value(twice.Key)}; keep one."
            : null;

    private static string KeyAndEffect(string taint)
    {
        var colon = taint.LastIndexOf(':');
        return colon < 0 ? taint : $"{taint[..colon].Split('=')[0]}:{taint[(colon + 1)..]}";
    }
}
