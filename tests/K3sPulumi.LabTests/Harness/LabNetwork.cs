namespace K3sPulumi.LabTests.Harness;

/// <summary>A network of the lab; an internal one leads nowhere else.</summary>
public sealed class LabNetwork
{
    private readonly Lab _lab;

    public LabNetwork(Lab lab, bool isInternal = false)
    {
        _lab = lab;
        Name = lab.Unique("net");
        lab.Docker(["network", "create", .. lab.Mark, .. isInternal ? ["--internal"] : Array.Empty<string>(), Name]).Ok();
        var range = Inspect("{{(index .IPAM.Config 0).Subnet}} {{(index .IPAM.Config 0).Gateway}}").Split(' ');
        (Subnet, Gateway) = (range[0], range.ElementAtOrDefault(1) ?? "");
        IsInternal = isInternal;
    }

    public string Name { get; }

    public bool IsInternal { get; }

    public string Subnet { get; }

    public string Gateway { get; }

    /// <summary>The name of the network's bridge on this machine.</summary>
    public string Bridge => "br-" + Inspect("{{.Id}}")[..12];

    /// <summary>Cuts a host off, or lets it back in under the same address.</summary>
    public void Disconnect(LabHost host) => _lab.Docker("network", "disconnect", Name, host.Container).Ok();

    public void Connect(LabHost host) => _lab.Docker("network", "connect", "--ip", host.Address, Name, host.Container).Ok();

    private string Inspect(string format) => _lab.Docker("network", "inspect", "-f", format, Name).Ok();
}
