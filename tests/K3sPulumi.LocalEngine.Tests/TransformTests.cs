using Google.Protobuf;
using K3sPulumi.LocalEngine.Server;
using K3sPulumi.LocalEngine.Values;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Tests;

public sealed class TransformTests
{
    /// <summary>The program's side: what a transform makes of a resource.</summary>
    private static Task<GrpcServer> CallbacksAsync(Func<string, TransformRequest, TransformResponse> transform) =>
        GrpcServer.StartAsync(async (method, body) =>
        {
            Assert.Equal(GrpcMethods.InvokeCallback, method);
            var call = await GrpcFrame.ReadAsync(body, CallbackInvokeRequest.Parser);
            var answer = transform(call.Token, TransformRequest.Parser.ParseFrom(call.Request));
            return GrpcFrame.Of(new CallbackInvokeResponse { Response = answer.ToByteString() });
        });

    [Fact]
    public async Task TransformsChangeAResourceAndThoseBelowTheNearestFirst()
    {
        await using var callbacks = await CallbacksAsync((token, request) =>
        {
            var properties = WireValues.Read(request.Properties);
            if (request.Custom)
                properties = properties.With("create", new StringValue(properties.Text("create") + token));
            request.Options.AdditionalSecretOutputs.Add($"by-{token}");
            request.Options.DeleteBeforeReplace = false;
            return new() { Properties = WireValues.Write(properties), Options = request.Options };
        });
        Callback Transform(string token) => new() { Target = callbacks.Address, Token = token };
        await using var engine = Engine.Preview();

        var result = await engine.RunAsync(ScriptedProgram.Of(async program =>
        {
            var component = await program.ComponentAsync("lab:index:C", "c", with => with.Transforms.Add(Transform("2")));
            await program.CommandAsync("child", new() { ["create"] = "0" }, with =>
            {
                with.Parent = component.Urn;
                with.Transforms.Add(Transform("1"));
            });
            await program.CommandAsync("beside", new() { ["create"] = "0" });
        }));

        Assert.Empty(result.Errors);
        Assert.Equal("012", result.Resource("child").Inputs.Text("create"));
        Assert.Equal(["by-1", "by-2"], result.Resource("child").Options.AdditionalSecretOutputs);
        Assert.Null(result.Resource("child").Options.DeleteBeforeReplace);
        Assert.Equal("0", result.Resource("beside").Inputs.Text("create"));
    }

    [Fact]
    public async Task ATransformThatCannotBeReachedFailsTheRegistration()
    {
        await using var engine = Engine.Preview();

        var result = await engine.RunAsync(ScriptedProgram.Of(program => program.CommandAsync(
            "it", [], with => with.Transforms.Add(new Callback { Target = "127.0.0.1:1", Token = "x" }))));

        Assert.Equal(32, result.ExitCode);
    }
}
