using System.Globalization;
using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Live;

/// <summary>Where to connect and as whom: a connection of the command provider with its defaults.</summary>
internal sealed record SshTarget(string Host, int Port, string User)
{
    public string? Password { get; private init; }

    public string? PrivateKey { get; private init; }

    public string? PrivateKeyPassword { get; private init; }

    /// <summary>A line as in authorized_keys; null: any key is accepted.</summary>
    public string? HostKey { get; private init; }

    public string? AgentSocketPath { get; private init; }

    /// <summary>Failed attempts to connect before giving up; -1: never.</summary>
    public int DialErrorLimit { get; private init; }

    public int PerDialTimeout { get; private init; }

    public SshTarget? Proxy { get; private init; }

    public static SshTarget Of(PropertyMap connection)
    {
        var host = connection.Text("host") ?? throw new OperationFailedException("connection.host is missing.");
        var user = connection.Text("user") ?? "root";
        if (host.Length == 0 || (host + user).AsSpan().ContainsAnyInRange('\0', ' ') || (host + user).Contains('"')
            || host.StartsWith('-'))
            throw new OperationFailedException("connection.host and connection.user must be plain names without blanks or "
                + "quotes.");
        return new(host, (int)(connection.Number("port") ?? 22), user)
        {
            Password = connection.Text("password"),
            PrivateKey = connection.Text("privateKey"),
            PrivateKeyPassword = connection.Text("privateKeyPassword"),
            HostKey = connection.Text("hostKey"),
            AgentSocketPath = connection.Text("agentSocketPath"),
            DialErrorLimit = (int)(connection.Number("dialErrorLimit") ?? 10),
            PerDialTimeout = (int)(connection.Number("perDialTimeout") ?? 15),
            Proxy = connection.Map("proxy") is { } proxy ? Of(proxy) : null,
        };
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{User}@{Host}:{Port}");
}
