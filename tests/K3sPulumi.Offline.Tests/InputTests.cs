using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace K3sPulumi.Offline.Tests;

public sealed class InputTests
{
    [Fact]
    public async Task AListTakesValuesOutputsAndLists()
    {
        InputList<string> list = ["a", Output.Create("b")];
        list.Add("c");
        list.Add(new[] { "d" });
        list.AddRange(Output.Create(new List<string> { "e" }));

        Assert.Equal(["a", "b", "c", "d", "e"], await OutputUtilities.GetValueAsync(list.Apply(items => items.ToList())));
    }

    [Fact]
    public async Task ConcatDoesNotChangeTheList()
    {
        InputList<int> list = new[] { 1 };

        Assert.Equal([1, 2], await OutputUtilities.GetValueAsync(list.Concat(new[] { 2 }).Apply(items => items.ToList())));
        Assert.Equal([1], await OutputUtilities.GetValueAsync(list.Apply(items => items.ToList())));
    }

    [Fact]
    public async Task AListCanBeWalkedThroughLater()
    {
        InputList<int> list = [1, Output.Create(2)];
        var seen = new List<int>();

        await foreach (var item in list)
            seen.Add(await OutputUtilities.GetValueAsync(item.ToOutput()));

        Assert.Equal([1, 2], seen);
    }

    [Fact]
    public async Task AMapTakesAKeyTwiceOnlyWithOneValue()
    {
        InputMap<string> same = new() { ["a"] = "1" };
        same["a"] = "1";
        InputMap<string> other = new() { ["a"] = "1" };
        other["a"] = "2";

        Assert.Equal("1", (await OutputUtilities.GetValueAsync(same.ToOutput()))["a"]);
        var error = await Assert.ThrowsAsync<ArgumentException>(() => OutputUtilities.GetValueAsync(other.ToOutput()));
        Assert.Equal("Key 'a' already exists in the map with a different value.", error.Message);
    }

    [Fact]
    public async Task MergeOverwrites()
    {
        InputMap<string> first = new() { ["a"] = "1", ["b"] = "1" };
        InputMap<string> second = new() { ["b"] = "2" };

        var merged = await OutputUtilities.GetValueAsync(InputMap<string>.Merge(first, second).ToOutput());

        Assert.Equal("a=1 b=2", string.Join(' ', merged.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [Fact]
    public async Task AMapComesFromADictionary()
    {
        InputMap<string> map = new Dictionary<string, string> { ["a"] = "1" };

        Assert.Equal(ImmutableDictionary<string, string>.Empty.Add("a", "1"),
            await OutputUtilities.GetValueAsync(map.ToOutput()));
    }

    [Fact]
    public async Task AUnionIsOneOfItsTypes()
    {
        InputUnion<int, string> port = "http";

        var union = await OutputUtilities.GetValueAsync(port.ToOutput());

        Assert.True(union.IsT1);
        Assert.Equal("http", union.Value);
    }
}
