using System.Text.Json;

namespace K3sPulumi.EngineTests.Stacks;

/// <summary>A Linux host on which tests install and remove K3s.</summary>
/// <param name="Name">of its node</param>
/// <param name="Address">where the deploying machine and the other hosts reach it</param>
/// <param name="HostKey">the public key of its sshd</param>
internal sealed record Host(string Name, string Address, string HostKey);

/// <summary>The hosts that the file of <c>K3S_HOSTS</c> lists; the form is in the README.</summary>
internal sealed record Hosts(string User, string PrivateKeyFile, string? Version, IReadOnlyList<Host> All)
{
    public const string Variable = "K3S_HOSTS";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = false,
    };

    public string PrivateKey => File.ReadAllText(PrivateKeyFile);

    /// <exception cref="FormatException">what is missing in the file</exception>
    public static Hosts Read(string text)
    {
        HostsFile? file;
        try
        {
            file = JsonSerializer.Deserialize<HostsFile>(text, Strict);
        }
        catch (JsonException error)
        {
            throw new FormatException($"not of the form in the README: {error.Message}");
        }
        if (file is not { User.Length: > 0, PrivateKeyFile.Length: > 0, Hosts.Count: > 0 }
            || file.Hosts.Any(host => host is not { Name.Length: > 0, Address.Length: > 0, HostKey.Length: > 0 }))
            throw new FormatException("user, privateKeyFile and, for each of the hosts, name, address and hostKey are needed.");
        return new(file.User, file.PrivateKeyFile, file.Version, file.Hosts);
    }

    public static Hosts FromEnvironment() => Read(File.ReadAllText(Environment.GetEnvironmentVariable(Variable)!));

    private sealed record HostsFile(string? User, string? PrivateKeyFile, string? Version, IReadOnlyList<Host>? Hosts);
}
