using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using K3sPulumi.Wire;
using Wire = K3sPulumi.Wire;

namespace Pulumi.Experimental.Provider;

/// <summary>Answers the calls of the engine. Every component that it creates is a deployment in itself.</summary>
internal sealed class ProviderService(Provider provider, string version, string engineAddress, CancellationToken cancellation)
{
    public async Task<byte[]> AnswerAsync(string method, Stream body)
    {
        try
        {
            return GrpcFrame.Of(await DispatchAsync(method, body).ConfigureAwait(false));
        }
        catch (Exception error) when (error is not GrpcException)
        {
            // The engine asks for optional methods, and takes this status, only, for their absence.
            var status = error is NotImplementedException ? GrpcStatus.Unimplemented : GrpcStatus.Internal;
            throw new GrpcException(status, error.Message, error);
        }
    }

    private async Task<IMessage> DispatchAsync(string method, Stream body)
    {
        switch (method)
        {
            case GrpcMethods.GetPluginInfo:
                return new PluginInfo { Version = version };
            case GrpcMethods.Configure:
                return new ConfigureResponse
                {
                    AcceptOutputs = true,
                    AcceptResources = true,
                    AcceptSecrets = true,
                    SupportsPreview = true,
                };
            case GrpcMethods.GetSchema:
                var wanted = await GrpcFrame.ReadAsync(body, Wire.GetSchemaRequest.Parser, cancellation).ConfigureAwait(false);
                var schema = await provider.GetSchema(new(wanted.Version, null, null), cancellation).ConfigureAwait(false);
                return new Wire.GetSchemaResponse { Schema = schema.Schema ?? "" };
            case GrpcMethods.Construct:
                var component = await GrpcFrame.ReadAsync(body, Wire.ConstructRequest.Parser, cancellation).ConfigureAwait(false);
                return await ConstructAsync(component).ConfigureAwait(false);
            case GrpcMethods.Cancel:
                return new Empty();
            default:
                throw new GrpcException(GrpcStatus.Unimplemented, $"This provider does not know {method}.");
        }
    }

    private async Task<Wire.ConstructResponse> ConstructAsync(Wire.ConstructRequest request)
    {
        if (request.Parent.Length == 0)
            throw new GrpcException(GrpcStatus.InvalidArgument, "Parent must be set for Component Providers.");
        var settings = new DeploymentSettings(request.Project, request.Stack, request.Organization, request.DryRun)
        {
            Config = request.Config.ToImmutableDictionary(),
        };
        var engine = new GrpcEngine(request.MonitorEndpoint, engineAddress);
        var answer = await Deployment.RunInlineAsync(settings, engine, () =>
        {
            var options = ConstructOptions.Of(request);
            var inputs = PropertyValue.MapOf(request.Inputs ?? new());
            return provider.Construct(new(request.Type, request.Name, inputs, options), cancellation);
        }).ConfigureAwait(false);
        return new() { Urn = answer.Urn, State = answer.Outputs };
    }
}
