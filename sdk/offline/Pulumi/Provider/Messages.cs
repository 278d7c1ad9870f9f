using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Experimental.Provider;

public sealed class GetSchemaRequest(int version, string? subpackageName, string? subpackageVersion)
{
    public int Version { get; } = version;

    public string? SubpackageName { get; } = subpackageName;

    public string? SubpackageVersion { get; } = subpackageVersion;
}

public sealed class GetSchemaResponse
{
    public string? Schema { get; set; }
}

/// <summary>A component to create: its inputs only as they came over the wire.</summary>
public sealed class ConstructRequest
{
    internal ConstructRequest(string type, string name, Struct inputs, ComponentResourceOptions options) =>
        (Type, Name, Inputs, Options) = (type, name, inputs, options);

    public string Type { get; init; }

    public string Name { get; init; }

    public ComponentResourceOptions Options { get; init; }

    internal Struct Inputs { get; }
}

/// <summary>A component that exists: its outputs only as they go over the wire.</summary>
public sealed class ConstructResponse
{
    internal ConstructResponse(string urn, Struct outputs) => (Urn, Outputs) = (urn, outputs);

    internal string Urn { get; }

    internal Struct Outputs { get; }
}
