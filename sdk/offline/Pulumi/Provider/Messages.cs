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

/// <summary>A component to create.</summary>
public sealed class ConstructRequest(
    string type, string name, ImmutableDictionary<string, PropertyValue> inputs, ComponentResourceOptions options)
{
    public string Type { get; init; } = type;

    public string Name { get; init; } = name;

    public ImmutableDictionary<string, PropertyValue> Inputs { get; init; } = inputs;

    public ComponentResourceOptions Options { get; init; } = options;
}

/// <summary>A component that exists: its outputs only as they go over the wire.</summary>
public sealed class ConstructResponse
{
    internal ConstructResponse(string urn, Struct outputs) => (Urn, Outputs) = (urn, outputs);

    internal string Urn { get; }

    internal Struct Outputs { get; }
}
