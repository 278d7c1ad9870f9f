using K3sPulumi.Core.Running;

namespace K3sPulumi.Core.Tests.Running;

/// <summary>What waits until a stopped node runs, found in the visible texts of its command.</summary>
public sealed class WaitingChangesTests
{
    private const string Kept = "# K3s v1.36.1+k3s1, agent a1\n# config.yaml:\n#   node-label:\n#     - disk=ssd\n"
        + "# digest, secrets included: 1234\nexec sh apply";

    public static TheoryData<string, string, string[]> Differences => new()
    {
        { "v1.36.1", "v1.36.1", [] },
        { "v1.36.1+k3s1", "v1.36.2+k3s1", ["K3s v1.36.2+k3s1, agent a1"] },
        { "disk=ssd\n", "disk=ssd\n#     - zone=b\n", ["- zone=b"] },
        { "#   node-label:\n#     - disk=ssd\n", "", ["without - disk=ssd"] },
        { "1234", "5678", ["values that are secret"] },
        { "exec sh apply", "exec sh -s -- apply", [] },
        { "exec sh apply", "# packages: update 2, reboot always\nexec sh apply", ["packages: update 2, reboot always"] },
        { "exec sh apply", "sh ready changed 2 - ready agent", ["certificates: rotation 2"] },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void ItIsTheLinesThatDiffer(string old, string next, string[] changes) =>
        Assert.Equal(changes, WaitingChanges.Between(Kept, Kept.Replace(old, next, StringComparison.Ordinal)));

    [Fact]
    public void AWarningNamesTheNodeAndTheFirstChanges()
    {
        Assert.Null(WaitingChanges.Warning("dev-a1", []));
        Assert.Equal("dev-a1: waits until running is true: 1; 2.", WaitingChanges.Warning("dev-a1", ["1", "2"]));
        Assert.Equal("dev-a1: waits until running is true: 1; 2; 3; 4; 5; 6; 7; 8; 2 more.",
            WaitingChanges.Warning("dev-a1", [.. Enumerable.Range(1, 10).Select(number => $"{number}")]));
    }
}
