using Pulumi;
using Pulumi.Utilities;

namespace K3sPulumi.Offline.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void ScalarsComeFromTheSecondAndListsFromBoth()
    {
        var first = new CustomResourceOptions
        {
            Version = "1",
            Protect = true,
            IgnoreChanges = { "a" },
            AdditionalSecretOutputs = { "x" }
        };
        var second = new CustomResourceOptions { Version = "2", DeleteBeforeReplace = true, IgnoreChanges = { "b" } };

        var merged = CustomResourceOptions.Merge(first, second);

        Assert.Equal("2", merged.Version);
        Assert.True(merged.Protect);
        Assert.True(merged.DeleteBeforeReplace);
        Assert.Equal(["a", "b"], merged.IgnoreChanges);
        Assert.Equal(["x"], merged.AdditionalSecretOutputs);
        Assert.Equal(["a"], first.IgnoreChanges);
    }

    [Fact]
    public async Task DependenciesAreJoined()
    {
        var unregistered = new DependencyResource("urn:a");
        var merged = CustomResourceOptions.Merge(
            new() { DependsOn = { unregistered } }, new() { DependsOn = { unregistered } });

        Assert.Equal(2, (await OutputUtilities.GetValueAsync(merged.DependsOn.ToOutput())).Length);
    }

    [Fact]
    public void NothingMergedIsEmpty() => Assert.Null(ComponentResourceOptions.Merge(null, null).Parent);
}
