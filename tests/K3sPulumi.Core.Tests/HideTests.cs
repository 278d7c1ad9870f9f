using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests;

public sealed class HideTests
{
    [Theory]
    [InlineData("\"open sesame\" is not a valid label", "open sesame", "[secret] is not a valid label")]
    [InlineData("open sesame is not a valid label", "open sesame", "[secret] is not a valid label")]
    [InlineData("\"a\" is not a valid amount", "a", "[secret] is not a valid amount")]
    [InlineData("is missing", "", "is missing")]
    public void AMessageLosesTheSecretAndNothingElse(string message, string secret, string shown) =>
        Assert.Equal([new Problem("token", shown)], Problem.Hide([new Problem("token", message)], [secret]));

    [Fact]
    public void TheBeginningOfALongSecretGoesToo()
    {
        var secret = new string('x', 200);

        Assert.Equal("[secret] is wrong",
            Assert.Single(Problem.Hide([new Problem("a", $"{Quote.Value(secret)} is wrong")], [secret])).Message);
    }
}
