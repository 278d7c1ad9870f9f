using K3sPulumi.Core.Validation;

namespace K3sPulumi.Tests;

/// <summary>
/// Unusual requests that work are accepted in a preview and in an update, and a second update has nothing to do.
/// </summary>
public sealed class UnusualRequestTests
{
    public static TheoryData<string> Names => [.. UnusualRequests.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task AnUnusualRequestIsAccepted(string name)
    {
        var program = Programs.Stack(UnusualRequests.All[name]);

        Assert.Empty((await Programs.PreviewAsync(program)).Errors.Select(error => error.Message));
        var first = await Programs.UpAsync(program);
        Assert.Empty((await Programs.UpAsync(program, first.Snapshot)).Changes);
    }
}
