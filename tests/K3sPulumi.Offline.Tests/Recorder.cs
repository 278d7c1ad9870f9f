using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using K3sPulumi.LocalEngine.Running;
using K3sPulumi.LocalEngine.Server;
using K3sPulumi.Wire;

namespace K3sPulumi.Offline.Tests;

/// <summary>An engine that keeps every request as it came and answers with the inputs.</summary>
internal sealed class Recorder
{
    private readonly Lock _lock = new();

    public bool Preview { get; init; }

    public Func<RegisterResourceRequest, RegisterResourceResponse, RegisterResourceResponse> Answer { get; init; } = (_,
        response) => response;

    public Action<LogRequest> Logged { get; init; } = _ => { };

    public List<RegisterResourceRequest> Registrations { get; } = [];

    public List<RegisterResourceOutputsRequest> Outputs { get; } = [];

    public List<LogRequest> Logs { get; } = [];

    public List<string> Methods { get; } = [];

    public RegisterResourceRequest this[string name] => Registrations.Single(registration => registration.Name == name);

    public static string UrnOf(string type, string name) => $"urn:pulumi:dev::lab::{type}::{name}";

    public async Task<int> RunAsync(Func<Task<int>> program)
    {
        await using var server = await GrpcServer.StartAsync(AnswerAsync);
        return await InProcess.RunAsync(program, ProgramEnvironment.For(new(), server.Address, Preview));
    }

    private async Task<byte[]> AnswerAsync(string method, Stream body)
    {
        lock (_lock)
            Methods.Add(method);
        switch (method)
        {
            case GrpcMethods.SupportsFeature:
                await GrpcFrame.ReadAsync(body, SupportsFeatureRequest.Parser);
                return GrpcFrame.Of(new SupportsFeatureResponse { HasSupport = true });
            case GrpcMethods.RegisterResource:
                return GrpcFrame.Of(Register(await GrpcFrame.ReadAsync(body, RegisterResourceRequest.Parser)));
            case GrpcMethods.RegisterResourceOutputs:
                Keep(Outputs, await GrpcFrame.ReadAsync(body, RegisterResourceOutputsRequest.Parser));
                return GrpcFrame.Empty;
            case GrpcMethods.Log:
                var log = await GrpcFrame.ReadAsync(body, LogRequest.Parser);
                Keep(Logs, log);
                Logged(log);
                return GrpcFrame.Empty;
            case GrpcMethods.SignalAndWaitForShutdown:
                await GrpcFrame.ReadAsync(body, Empty.Parser);
                return GrpcFrame.Empty;
            default:
                throw new GrpcException(GrpcStatus.Unimplemented, method);
        }
    }

    private RegisterResourceResponse Register(RegisterResourceRequest request)
    {
        Keep(Registrations, request);
        return Answer(request, new()
        {
            Urn = UrnOf(request.Type, request.Name),
            Id = Preview || !request.Custom ? "" : $"{request.Name}-id",
            Object = request.Custom ? request.Object : new(),
        });
    }

    private void Keep<T>(List<T> list, T request) where T : IMessage
    {
        lock (_lock)
            list.Add(request);
    }
}
