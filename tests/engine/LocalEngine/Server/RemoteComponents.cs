using Google.Protobuf.WellKnownTypes;
using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Running;
using K3sPulumi.LocalEngine.Values;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Server;

/// <summary>Components that another program creates: its provider registers them and their children with this engine.</summary>
internal sealed class RemoteComponents(RunState state, Plugins plugins, RunOptions options, IOperations operations)
{
    public async Task<RegisterResourceResponse> ConstructAsync(RegisterResourceRequest request, CancellationToken cancellation)
    {
        try
        {
            var provider = await plugins.OfAsync(request.Type.Split(':')[0]);
            var made = await provider.CallAsync(GrpcMethods.Construct, Request(request), ConstructResponse.Parser, cancellation);
            var outputs = WireValues.Read(made.State);
            var answer = new RegisterResourceResponse
            {
                Urn = made.Urn,

                // As in the real engine: what holds an unknown is left out, unless the program can take it.
                Object = WireValues.Write(request.SupportsPartialValues ? outputs : outputs.Known()),
            };
            foreach (var (name, value) in made.State.Fields)
                answer.PropertyDependencies[name] = new UrnList { Urns = { DependenciesIn(value) } };
            return answer;
        }
        catch (GrpcException error)
        {
            state.Report(new(Severity.Error, $"{request.Type} resource '{request.Name}' has a problem: {error.Detail}", ""));
            throw new GrpcException(GrpcStatus.Unknown, "resource monitor shut down");
        }
    }

    private ConstructRequest Request(RegisterResourceRequest request)
    {
        var construct = new ConstructRequest
        {
            Project = options.Project,
            Stack = options.Stack,
            Organization = options.Organization,
            DryRun = operations.IsPreview,
            Parallel = options.Parallel,
            MonitorEndpoint = plugins.EngineAddress,
            Type = request.Type,
            Name = request.Name,
            Parent = request.Parent,
            Inputs = request.Object,
            AcceptsOutputValues = true,
            DeletedWith = request.DeletedWith,
            ResourceHooks = request.Hooks,
            CustomTimeouts = request.CustomTimeouts,
            Config = { options.Config.ToDictionary(pair => options.FullKey(pair.Key), pair => pair.Value) },
            ConfigSecretKeys = { options.SecretConfigKeys.Select(options.FullKey) },
            Providers = { request.Providers },
            Dependencies = { request.Dependencies },
            IgnoreChanges = { request.IgnoreChanges },
            ReplaceOnChanges = { request.ReplaceOnChanges },
            ReplaceWith = { request.ReplaceWith },
            Aliases = { request.Aliases },
            InputDependencies = { request.PropertyDependencies },
        };
        if (request.HasProtect)
            construct.Protect = request.Protect;
        if (request.HasRetainOnDelete)
            construct.RetainOnDelete = request.RetainOnDelete;
        return construct;
    }

    private static IEnumerable<string> DependenciesIn(Value value)
    {
        if (value.KindCase == Value.KindOneofCase.ListValue)
            return value.ListValue.Values.SelectMany(DependenciesIn);
        if (value.KindCase != Value.KindOneofCase.StructValue)
            return [];
        var fields = value.StructValue.Fields;
        var isOutput = SpecialValue.SignatureOf(value.StructValue) == SpecialValue.OutputValue;
        return isOutput && fields.TryGetValue("dependencies", out var urns)
            ? urns.ListValue.Values.Select(urn => urn.StringValue)
            : fields.Values.SelectMany(DependenciesIn);
    }
}
