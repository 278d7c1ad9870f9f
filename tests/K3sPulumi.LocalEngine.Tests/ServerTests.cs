using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Tests;

public sealed class ServerTests
{
    /// <summary>So many that the system would have handed a port out twice: it chooses among some ten thousand.</summary>
    [Fact]
    public async Task NoAddressIsUsedTwiceInOneProcess()
    {
        const int many = 600;
        var addresses = new HashSet<string>();

        for (var number = 0; number < many; number++)
        {
            await using var server = await GrpcServer.StartAsync((_, _) => Task.FromResult(Array.Empty<byte>()));
            addresses.Add(server.Address);
        }

        Assert.Equal(many, addresses.Count);
    }
}
