using K3sPulumi.Core.Credentials;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Tests.Certificates;
using K3sPulumi.Core.Tests.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Credentials;

/// <summary>A rotation of the token that was cut anywhere is done by the next run, on hosts and in containers.</summary>
public sealed class TokenRotationCutTests
{
    private const string Old = HostSamples.Token, New = "another-battery-staple-43";

    private const string TokenFile = $"{StandInContainer.Data}/server/token";

    private static readonly HostNode Rotated = HostSamples.Server with { Token = new(New) };

    [Fact]
    public void OnAHostTheTokenIsRotated() => StandInContainer.CutAnywhere(
        OnHost, host => host.Create(RotationScript.Rotate(Rotated, 1)), IsRotated);

    [Fact]
    public void OnAHostTheTokenIsSaved() => StandInContainer.CutAnywhere(
        OnHost, host => host.Create(RotationScript.Save(Rotated, 1)),
        host => Assert.Equal($"{Old}\n", host.Get("datastore")));

    [Fact]
    public void InAContainerTheTokenIsRotated() => StandInContainer.CutAnywhere(
        InContainer, host => host.Create(RotationScript.RotateIn("state", new Secret(New), 1)), IsRotated);

    [Fact]
    public void InAContainerTheTokenIsSaved() => StandInContainer.CutAnywhere(
        InContainer, host => host.Create(RotationScript.SaveIn("state", 1)),
        host => Assert.Equal($"{Old}\n", host.Get("datastore")));

    private static void IsRotated(StandInHost host)
    {
        Assert.EndsWith($"::server:{New}\n", host.Get(TokenFile), StringComparison.Ordinal);
        Assert.Equal($"{New}\n", host.Get("datastore"));
        Assert.DoesNotContain(New, host.Get("calls"), StringComparison.Ordinal);
        Assert.False(host.Has("root/k3spulumi-supervisor"));
    }

    private static StandInHost OnHost()
    {
        var host = new StandInHost().Serving();
        host.Create(NodeScript.For(HostSamples.Server)).Succeeded();
        Start(host);
        return host;
    }

    private static StandInHost InContainer()
    {
        var host = StandInContainer.Create();
        host.Put("root/etc/rancher/k3s/config.yaml", $"token: \"{Old}\"\n");
        Start(host);
        return host;
    }

    private static void Start(StandInHost host)
    {
        host.Put(TokenFile, $"K10{new string('0', 64)}::server:{Old}\n");
        host.Put($"{StandInContainer.Data}/server/cred/passwd", "x");
        host.Put("started-with", Old);
        host.Put("datastore", $"{Old}\n");
        host.Put("steps", "0\n");
        host.Remove("calls");
    }
}
