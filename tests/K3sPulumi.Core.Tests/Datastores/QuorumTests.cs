using K3sPulumi.Core.Datastores.Etcd;

namespace K3sPulumi.Core.Tests.Datastores;

public sealed class QuorumTests
{
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 2, 0)]
    [InlineData(3, 2, 1)]
    [InlineData(4, 3, 1)]
    [InlineData(5, 3, 2)]
    [InlineData(7, 4, 3)]
    public void MoreThanHalfMustAgree(int voters, int quorum, int mayBeLost) =>
        Assert.Equal((quorum, mayBeLost), (Quorum.Of(voters), Quorum.MayBeLost(voters)));

    [Fact]
    public void EvenNumbersAndExtremesAreAdvisedAgainst() =>
        Golden.Matches("datastores/quorum-advice.txt",
            string.Concat(Enumerable.Range(0, 10).Select(voters => $"{voters}: {Quorum.Advice(voters) ?? "fine"}\n")));
}
