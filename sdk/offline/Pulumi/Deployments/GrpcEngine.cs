using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using K3sPulumi.Wire;

namespace Pulumi;

/// <summary>The engine that started this program.</summary>
internal sealed class GrpcEngine(string monitorAddress, string engineAddress) : IEngine, IAsyncDisposable
{
    private readonly GrpcClient _monitor = new(monitorAddress);
    private readonly GrpcClient _engine = new(engineAddress);
    private readonly ConcurrentDictionary<string, Task<bool>> _features = new();
    private readonly Lazy<Task<CallbackServer>> _callbacks = new(CallbackServer.StartAsync);

    public Task<bool> SupportsAsync(string feature)
    {
        return _features.GetOrAdd(feature, AskAsync);

        async Task<bool> AskAsync(string id) => (await _monitor.CallAsync(
            GrpcMethods.SupportsFeature, new SupportsFeatureRequest { Id = id }, SupportsFeatureResponse.Parser)
            .ConfigureAwait(false)).HasSupport;
    }

    public Task<RegisterResourceResponse> RegisterAsync(Resource resource, RegisterResourceRequest request) =>
        _monitor.CallAsync(GrpcMethods.RegisterResource, request, RegisterResourceResponse.Parser);

    public Task RegisterOutputsAsync(RegisterResourceOutputsRequest request) =>
        _monitor.CallAsync(GrpcMethods.RegisterResourceOutputs, request, Empty.Parser);

    public Task<ReadResourceResponse> ReadAsync(Resource resource, ReadResourceRequest request) =>
        _monitor.CallAsync(GrpcMethods.ReadResource, request, ReadResourceResponse.Parser);

    public Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request) =>
        _monitor.CallAsync(GrpcMethods.Invoke, request, ResourceInvokeResponse.Parser);

    public async Task RegisterHookAsync(ResourceHook hook)
    {
        if (!await SupportsAsync("resourceHooks").ConfigureAwait(false))
            throw new InvalidOperationException("The Pulumi CLI does not support resource hooks. Please update the Pulumi CLI.");
        var callbacks = await _callbacks.Value.ConfigureAwait(false);
        await _monitor.CallAsync(GrpcMethods.RegisterResourceHook, new RegisterResourceHookRequest
        {
            Name = hook.Name,
            Callback = callbacks.Add(HookCallback.For(hook)),
            OnDryRun = hook.Options.OnDryRun ?? false,
            IgnoreErrors = hook.Options.IgnoreErrors ?? false,
        }, Empty.Parser).ConfigureAwait(false);
    }

    public Task LogAsync(LogRequest request) => _engine.CallAsync(GrpcMethods.Log, request, Empty.Parser);

    public async Task SignalAndWaitForShutdownAsync()
    {
        try
        {
            await _monitor.CallAsync(GrpcMethods.SignalAndWaitForShutdown, new Empty(), Empty.Parser).ConfigureAwait(false);
        }
        catch (GrpcException error) when (error.Status == GrpcStatus.Unimplemented)
        {
            // An older engine does not wait for its program.
        }
    }

    public async ValueTask DisposeAsync()
    {
        _monitor.Dispose();
        _engine.Dispose();
        if (_callbacks.IsValueCreated)
            await (await _callbacks.Value.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
    }
}
