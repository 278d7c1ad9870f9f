using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

public sealed class KernelTests
{
    [Theory]
    [InlineData("vxlan", "10.42.0.0/16", "kernel-ipv4.txt")]
    [InlineData("wireguard-native", "10.42.0.0/16,fd00:42::/56", "kernel-dual-wireguard.txt")]
    public void FilesForTheBoot(string backend, string podCidrs, string golden) => Golden.Matches(golden, string.Concat(
        KernelSettings.FilesFor(backend, podCidrs.Split(','))
            .Select(file => $"# {file.Mode} {file.Path}\n{file.Content.Value}")));
}
