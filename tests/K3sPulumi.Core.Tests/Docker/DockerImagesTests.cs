using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Docker;

public sealed class DockerImagesTests
{
    private const string Digest = "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("rancher/k3s:v1.35.2-k3s1", "is not version v1.36.1+k3s1; use an image with the tag v1.36.1-k3s1")]
    [InlineData("rancher/k3s:v1.36.1-k3s2", "is not version")]
    [InlineData("rancher/k3s:v1.36.1-rc1-k3s1", "is not version")]
    [InlineData("rancher/k3s:v1.35.2-k3s1-amd64", "is not version")]
    [InlineData("registry.example.com:5000/mirror/k3s:v1.35.2-k3s1", "is not version")]
    [InlineData("rancher/k3s:v1.35.2-k3s1" + Digest, "is not version")]
    [InlineData("rancher/k3s", "has no tag, which means latest; use \"rancher/k3s:v1.36.1-k3s1\".")]
    [InlineData("registry.example.com:5000/k3s", "has no tag")]
    [InlineData("rancher/k3s:latest", "is a moving tag; use \"rancher/k3s:v1.36.1-k3s1\".")]
    public void AnImageOfAnotherVersionIsRefused(string image, string problem) =>
        Assert.Contains(problem, Of(image), StringComparison.Ordinal);

    [Theory]
    [InlineData("rancher/k3s:v1.36.1-k3s1")]
    [InlineData("rancher/k3s:v1.36.1-k3s1-arm64")]
    [InlineData("rancher/k3s:v1.36.1-k3s1" + Digest)]
    [InlineData("rancher/k3s" + Digest)]
    [InlineData("registry.example.com:5000/our/k3s:2026.01.15")]
    [InlineData("our/k3s:prod")]
    public void AnImageThatFitsOrCannotBeJudgedIsAccepted(string image) => Assert.Null(Of(image));

    [Fact]
    public void WithoutAKnownVersionNothingIsJudged() =>
        Assert.Null(DockerImages.Problem("rancher/k3s:v1.2.3-k3s1", Value<string>.Unknown));

    private static string? Of(string image) => DockerImages.Problem(image, Value<string>.Of("v1.36.1+k3s1"));
}
