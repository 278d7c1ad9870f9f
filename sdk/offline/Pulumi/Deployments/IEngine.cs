using K3sPulumi.Wire;

namespace Pulumi;

/// <summary>The receiver of registrations: a real engine, or a test's mocks.</summary>
internal interface IEngine
{
    Task<bool> SupportsAsync(string feature);

    Task<RegisterResourceResponse> RegisterAsync(Resource resource, RegisterResourceRequest request);

    Task RegisterOutputsAsync(RegisterResourceOutputsRequest request);

    Task<ReadResourceResponse> ReadAsync(Resource resource, ReadResourceRequest request);

    Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request);

    Task RegisterHookAsync(ResourceHook hook);

    Task LogAsync(LogRequest request);

    Task SignalAndWaitForShutdownAsync();
}
