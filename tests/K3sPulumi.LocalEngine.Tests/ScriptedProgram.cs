using Google.Protobuf.WellKnownTypes;
using K3sPulumi.LocalEngine.Values;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Tests;

/// <summary>A program without an SDK: it sends exactly the calls that a test wants.</summary>
internal sealed class ScriptedProgram : IDisposable
{
    private readonly GrpcClient _client = new(Environment.GetEnvironmentVariable("PULUMI_MONITOR")!);

    public string Stack { get; private set; } = "";

    public static Func<Task<int>> Of(Func<ScriptedProgram, Task> body) => () => new ScriptedProgram().RunAsync(body);

    public static Func<Task<int>> Of(Func<ScriptedProgram, Task<PropertyMap>> body) =>
        () => new ScriptedProgram().RunAsync(async program =>
    {
        var outputs = await body(program);
        await program.OutputsAsync(program.Stack, outputs);
    });

    public Task<RegisterResourceResponse> ComponentAsync(
        string type, string name, Action<RegisterResourceRequest>? with = null) =>
        RegisterAsync(new() { Type = type, Name = name, Parent = Stack, Object = new Struct() }, with);

    public Task<RegisterResourceResponse> CustomAsync(
        string type, string name, Dictionary<string, object?> inputs, Action<RegisterResourceRequest>? with = null) =>
        RegisterAsync(new()
        {
            Type = type,
            Name = name,
            Parent = Stack,
            Custom = true,
            Object = WireValues.Write(PropertyMap.Of(inputs)),
        }, with);

    /// <summary>A remote command that runs nothing: it has no create.</summary>
    public Task<RegisterResourceResponse> CommandAsync(
        string name, Dictionary<string, object?> inputs, Action<RegisterResourceRequest>? with = null) =>
        CustomAsync("command:local:Command", name, inputs, with);

    public Task OutputsAsync(string urn, PropertyMap outputs) => _client.CallAsync(
        GrpcMethods.RegisterResourceOutputs,
        new RegisterResourceOutputsRequest { Urn = urn, Outputs = WireValues.Write(outputs) },
        Empty.Parser);

    public void Dispose() => _client.Dispose();

    private async Task<int> RunAsync(Func<ScriptedProgram, Task> body)
    {
        using (this)
            try
            {
                Stack = (await RegisterAsync(new() { Type = "pulumi:pulumi:Stack", Name = "lab-dev", Object = new Struct() },
                    null)).Urn;
                await body(this);
                return 0;
            }
            catch (GrpcException)
            {
                return 32;
            }
    }

    private Task<RegisterResourceResponse> RegisterAsync(RegisterResourceRequest request, Action<RegisterResourceRequest>? with)
    {
        with?.Invoke(request);
        return _client.CallAsync(GrpcMethods.RegisterResource, request, RegisterResourceResponse.Parser);
    }
}
