using System.Collections.Immutable;
using Moq;
using Pulumi.Testing;

namespace K3sPulumi.Offline.Tests;

/// <summary>Mocks as a user writes them: every resource gets an id and its inputs back.</summary>
internal static class EchoMocks
{
    public static Mock<IMocks> Create(List<MockResourceArgs>? seen = null)
    {
        var mocks = new Mock<IMocks>();
        mocks.Setup(mock => mock.NewResourceAsync(It.IsAny<MockResourceArgs>())).ReturnsAsync((MockResourceArgs args) =>
        {
            lock (mocks)
                seen?.Add(args);
            return ($"{args.Name}-id", args.Inputs);
        });
        mocks.Setup(mock => mock.CallAsync(It.IsAny<MockCallArgs>())).ReturnsAsync((MockCallArgs args) => args.Args);
        return mocks;
    }
}
