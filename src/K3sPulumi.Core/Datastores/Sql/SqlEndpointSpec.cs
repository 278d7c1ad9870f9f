using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores.Sql;

/// <summary>An existing database, described field by field.</summary>
internal sealed record SqlEndpointSpec
{
    public Value<string> Host { get; init; }

    public Value<int> Port { get; init; }

    public Value<string> Database { get; init; }

    public Value<string> User { get; init; }

    public Value<Secret> Password { get; init; }

    /// <summary>Of PostgreSQL.</summary>
    public Value<string> SslMode { get; init; }

    /// <summary>Of MySQL.</summary>
    public Value<bool> Tls { get; init; }

    public bool IsUnknown =>
        Host.IsUnknown || Port.IsUnknown || Database.IsUnknown || User.IsUnknown || Password.IsUnknown || SslMode.IsUnknown
            || Tls.IsUnknown;
}
