using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using K3sPulumi.Wire;
using Pulumi.Serialization;

namespace Pulumi.Testing;

/// <summary>An engine that asks a test's mocks what became of each resource.</summary>
internal sealed class MockEngine(IMocks mocks, DeploymentSettings settings) : IEngine
{
    private readonly Lock _lock = new();
    private readonly List<Resource> _resources = [];
    private readonly List<string> _errors = [];
    private readonly Dictionary<string, object> _states = [];

    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (_lock)
                return [.. _resources];
        }
    }

    public ImmutableArray<string> Errors
    {
        get
        {
            lock (_lock)
                return [.. _errors];
        }
    }

    public Task<bool> SupportsAsync(string feature) => Task.FromResult(feature != "outputValues");

    public async Task<RegisterResourceResponse> RegisterAsync(Resource resource, RegisterResourceRequest request)
    {
        lock (_lock)
            _resources.Add(resource);
        var urn = UrnOf(request.Parent, request.Type, request.Name);
        if (request.Type == Stack.TypeName)
            return new() { Urn = urn, Object = new() };
        var (id, state) = await NewAsync(request.Type, request.Name, request.Object, request.Provider, request.ImportId).ConfigureAwait(false);
        lock (_lock)
            _states[urn] = new Dictionary<string, object?> { ["urn"] = urn, ["id"] = id ?? "", ["state"] = Deserializer.Deserialize(Value.ForStruct(state)).Value };
        return new() { Urn = urn, Id = id ?? request.ImportId, Object = state };
    }

    public async Task<ReadResourceResponse> ReadAsync(Resource resource, ReadResourceRequest request)
    {
        var (_, state) = await NewAsync(request.Type, request.Name, request.Properties, request.Provider, request.Id).ConfigureAwait(false);
        lock (_lock)
            _resources.Add(resource);
        return new() { Urn = UrnOf(request.Parent, request.Type, request.Name), Properties = state };
    }

    public async Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request)
    {
        if (request.Tok == "pulumi:pulumi:getResource")
            return new() { Return = await StateAsync(StateOf(request.Args.Fields["urn"].StringValue)).ConfigureAwait(false) };
        var args = new MockCallArgs { Token = request.Tok, Args = Plain(request.Args), Provider = request.Provider };
        return new() { Return = await StateAsync(await mocks.CallAsync(args).ConfigureAwait(false)).ConfigureAwait(false) };
    }

    public Task RegisterOutputsAsync(RegisterResourceOutputsRequest request) =>
        mocks.RegisterResourceOutputs(new(request.Urn, request.Outputs.Fields.ToImmutableDictionary(
            output => output.Key, output => new Output<object?>(Deserializer.Deserialize(output.Value)))));

    public Task RegisterHookAsync(ResourceHook hook) => Task.CompletedTask;

    public Task LogAsync(LogRequest request)
    {
        if (request.Severity == LogSeverity.Error)
        {
            lock (_lock)
                _errors.Add(request.Message);
        }
        return Task.CompletedTask;
    }

    public Task SignalAndWaitForShutdownAsync() => Task.CompletedTask;

    /// <summary>What the engine tells of a resource of this run: not a matter of mocks.</summary>
    private object StateOf(string urn)
    {
        lock (_lock)
            return _states.TryGetValue(urn, out var state) ? state : throw new InvalidOperationException($"Unknown resource {urn}");
    }

    private async Task<(string? Id, Struct State)> NewAsync(string type, string name, Struct inputs, string provider, string id)
    {
        var args = new MockResourceArgs { Type = type, Name = name, Inputs = Plain(inputs), Provider = provider, Id = id };
        var (newId, state) = await mocks.NewResourceAsync(args).ConfigureAwait(false);
        return (newId, await StateAsync(state).ConfigureAwait(false));
    }

    /// <summary>Inputs as a test wants to see them: no secrets' wrapping, no unknowns, no nulls.</summary>
    private static ImmutableDictionary<string, object> Plain(Struct inputs) =>
        inputs.Fields.Select(input => (input.Key, Data: Deserializer.Deserialize(input.Value)))
            .Where(input => input.Data is { IsKnown: true, Value: not null })
            .ToImmutableDictionary(input => input.Key, input => input.Data.Value!);

    private static async Task<Struct> StateAsync(object state)
    {
        var value = await new Serializer(resourceReferences: true).SerializeAsync("", state).ConfigureAwait(false);
        return value.KindCase == Value.KindOneofCase.StructValue
            ? value.StructValue
            : throw new InvalidOperationException($"{state?.GetType().FullName ?? "null"} is not a supported argument type");
    }

    /// <summary>The parent's chain of types is cut to its first, as the official mocks do it.</summary>
    private string UrnOf(string parent, string type, string name)
    {
        var chain = parent.Length == 0 ? type : $"{parent.Split("::")[2].Split('$')[0]}${type}";
        return $"urn:pulumi:{settings.Stack}::{settings.Project}::{chain}::{name}";
    }
}
