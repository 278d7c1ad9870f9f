using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Running;
using K3sPulumi.LocalEngine.Values;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Server;

/// <summary>The services ResourceMonitor and Engine of one run.</summary>
internal sealed class MonitorService(
    RunState state, Registrar registrar, Hooks hooks, IOperations operations, RunOptions options, RemoteComponents components,
    CancellationToken cancellation) : IDisposable
{
    // The real engine supports more. With an unlisted feature the program fails with a clear message.
    private static readonly HashSet<string> Features =
    [
        "secrets", "resourceReferences", "aliasSpecs", "outputValues", "deletedWith", "replaceWith", "replacementTrigger",
        "transforms", "resourceHooks",
    ];

    private readonly Transforms _transforms = new();
    private readonly UnderWay _registrations = new();

    public void Dispose() => _transforms.Dispose();

    /// <summary>Waits for running operations after the program has ended, as when another part of it failed.</summary>
    public Task DrainAsync() => _registrations.DrainAsync();

    public async Task<byte[]> AnswerAsync(string method, Stream body)
    {
        switch (method)
        {
            case GrpcMethods.Log:
                return Log(await GrpcFrame.ReadAsync(body, LogRequest.Parser, cancellation));
            case GrpcMethods.RegisterResource:
                return GrpcFrame.Of(
                    await RegisterAsync(await GrpcFrame.ReadAsync(body, RegisterResourceRequest.Parser, cancellation)));
            case GrpcMethods.RegisterResourceOutputs:
                var outputs = await GrpcFrame.ReadAsync(body, RegisterResourceOutputsRequest.Parser, cancellation);
                state.SetOutputs(outputs.Urn, WireValues.Read(outputs.Outputs));
                return GrpcFrame.Empty;
            case GrpcMethods.SupportsFeature:
                var feature = await GrpcFrame.ReadAsync(body, SupportsFeatureRequest.Parser, cancellation);
                return GrpcFrame.Of(new SupportsFeatureResponse { HasSupport = Features.Contains(feature.Id) });
            case GrpcMethods.ReadResource:
                return GrpcFrame.Of(Read(await GrpcFrame.ReadAsync(body, ReadResourceRequest.Parser, cancellation)));
            case GrpcMethods.Invoke:
                return GrpcFrame.Of(
                    await InvokeAsync(await GrpcFrame.ReadAsync(body, ResourceInvokeRequest.Parser, cancellation)));
            case GrpcMethods.SignalAndWaitForShutdown or GrpcMethods.RequirePulumiVersion:
                return GrpcFrame.Empty;
            case GrpcMethods.SetRootResource:
                return GrpcFrame.Empty;
            case GrpcMethods.RegisterResourceHook:
                hooks.Register(await GrpcFrame.ReadAsync(body, RegisterResourceHookRequest.Parser, cancellation));
                return GrpcFrame.Empty;
            case GrpcMethods.RegisterPackage:
                return GrpcFrame.Of(new RegisterPackageResponse());
            default:
                throw new GrpcException(GrpcStatus.Unimplemented, $"This engine does not know {method}.");
        }
    }

    private Task<RegisterResourceResponse> RegisterAsync(RegisterResourceRequest request)
    {
        if (request is { Remote: true, Type: ConfigGroups.Type })
        {
            options.Registering?.Invoke(request.Type);
            return _registrations.RunAsync(() => ConfigGroups.RegisterAsync(request, TransformAndRegisterAsync));
        }
        if (request.Remote)
            return components.ConstructAsync(request, cancellation);
        options.Registering?.Invoke(request.Type);
        return _registrations.RunAsync(() => TransformAndRegisterAsync(request));
    }

    private async Task<RegisterResourceResponse> TransformAndRegisterAsync(RegisterResourceRequest request)
    {
        await _transforms.ApplyAsync(request, cancellation);
        var answer = await registrar.RegisterAsync(request);
        _transforms.Remember(answer.Urn, request);
        return answer;
    }

    private byte[] Log(LogRequest log)
    {
        if (log.Severity != LogSeverity.Debug)
            state.Report(new((Severity)log.Severity, log.Message, log.Urn));
        return GrpcFrame.Empty;
    }

    private ReadResourceResponse Read(ReadResourceRequest request)
    {
        var properties = WireValues.Read(request.Properties);
        var outputs = request.Type == StackReferences.Type
            ? StackReferences.Read(request.Id, properties, options, operations.IsPreview)
            : properties;
        var resource = state.Admit(urn => new()
        {
            Urn = urn,
            Type = request.Type,
            Name = request.Name,
            Custom = true,
            Parent = request.Parent,
            Id = request.Id,
            Inputs = properties,
            Outputs = outputs,
            External = true,
            Options = new()
            {
                Provider = request.Provider,
                Dependencies = [.. request.Dependencies.Order(StringComparer.Ordinal)]
            },
        }, request.Parent, request.Type, request.Name);
        var plan = state.Decide(resource) with { Op = StepOp.Read, Changes = [], Reasons = [] };
        state.Done(plan, resource);
        return new() { Urn = resource.Urn, Properties = WireValues.Write(outputs.Known()) };
    }

    private async Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request)
    {
        var arguments = WireValues.Read(request.Args);
        if (request.Tok != "pulumi:pulumi:getResource")
            return await InvokeAsync(request.Tok, arguments);
        var urn = arguments.Text("urn") ?? "";
        var resource = state.Find(urn) ?? throw new GrpcException(GrpcStatus.Unknown, $"unknown resource {urn}");
        return new()
        {
            Return = WireValues.Write(PropertyMap.From(
            [
                KeyValuePair.Create<string, PropertyValue>("urn", new StringValue(urn)),
                KeyValuePair.Create<string, PropertyValue>("id", new StringValue(resource.Id)),
                KeyValuePair.Create<string, PropertyValue>("state", new ObjectValue(resource.Outputs.Known())),
            ])),
        };
    }

    private async Task<ResourceInvokeResponse> InvokeAsync(string function, PropertyMap arguments)
    {
        try
        {
            return new() { Return = WireValues.Write(await operations.InvokeAsync(function, arguments, cancellation)) };
        }
        catch (OperationFailedException error)
        {
            return new() { Return = new(), Failures = { new CheckFailure { Reason = error.Message } } };
        }
    }
}
