using System.Security.Cryptography;

namespace K3sPulumi.LabTests.Harness;

/// <summary>A network of the lab; an internal one has no route to others.</summary>
public sealed class LabNetwork
{
    private readonly Lab _lab;
    private readonly string _prefix;

    public LabNetwork(Lab lab, bool isInternal = false)
    {
        _lab = lab;
        (Name, IsInternal) = (lab.Unique("net"), isInternal);
        _prefix = Create(tries: 20);
    }

    public string Name { get; }

    public bool IsInternal { get; }

    public string Subnet => $"{_prefix}.0/24";

    public string Gateway => $"{_prefix}.1";

    /// <summary>A fixed address for a host; 2 to 254, Docker itself assigns the low ones.</summary>
    public string Address(int number) => $"{_prefix}.{number}";

    /// <summary>The name of the network's bridge on this machine.</summary>
    public string Bridge => "br-" + Inspect("{{.Id}}")[..12];

    /// <summary>Disconnects a host, or reconnects it with the same address.</summary>
    public void Disconnect(LabHost host) => _lab.Docker("network", "disconnect", Name, host.Container).Ok();

    public void Connect(LabHost host) => _lab.Docker("network", "connect", "--ip", host.Address, Name, host.Container).Ok();

    /// <summary>Docker only assigns fixed addresses if the subnet is set; another network may already use it.</summary>
    private string Create(int tries)
    {
        var prefix = $"10.{RandomNumberGenerator.GetInt32(100, 250)}.{RandomNumberGenerator.GetInt32(256)}";
        var result = _lab.Docker(["network", "create", .. _lab.Mark, .. IsInternal ? ["--internal"] : Array.Empty<string>(),
            "--subnet", $"{prefix}.0/24", "--gateway", $"{prefix}.1", Name]);
        if (result.ExitCode != 0 && tries > 1)
            return Create(tries - 1);
        result.Ok();
        return prefix;
    }

    private string Inspect(string format) => _lab.Docker("network", "inspect", "-f", format, Name).Ok();
}
