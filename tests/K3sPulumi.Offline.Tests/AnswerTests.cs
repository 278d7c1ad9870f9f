using Google.Protobuf.WellKnownTypes;
using K3sPulumi.Wire;
using Pulumi;
using Pulumi.Random;
using Pulumi.Utilities;

namespace K3sPulumi.Offline.Tests;

/// <summary>What a program makes of an engine's answers.</summary>
public sealed class AnswerTests
{
    [Fact]
    public async Task SecretAndUnknownOutputsAreSo()
    {
        var engine = new Recorder { Answer = Give("result", SpecialValue.SecretOf(Value.ForString("s"))) };
        var (secret, known, value) = (false, false, "");

        await engine.RunAsync(() => Deployment.RunAsync(async () =>
        {
            var password = new RandomPassword("pw", new() { Length = 8 });
            secret = await Output.IsSecretAsync(password.Result);
            value = await OutputUtilities.GetValueAsync(password.Result);
            known = await OutputUtilities.GetIsKnownAsync(password.Id);
        }));

        Assert.Equal((true, true, "s"), (secret, known, value));
    }

    [Fact]
    public async Task WhatASkippedResourceDoesNotTellIsUnknown()
    {
        var engine = new Recorder
        {
            Answer = (request, response) =>
            {
                response.Result = Result.Skip;
                return response;
            },
        };
        var known = true;

        var exitCode = await engine.RunAsync(() => Deployment.RunAsync(async () =>
            known = await OutputUtilities.GetIsKnownAsync(new RandomPassword("pw", new() { Length = 8 }).Result)));

        Assert.False(known);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task AnOutputOfAnotherTypeIsAWarning()
    {
        var engine = new Recorder { Answer = Give("result", Value.ForNumber(5)) };

        var exitCode = await engine.RunAsync(() => Deployment.RunAsync(() => _ = new RandomPassword("pw", new() { Length = 8 })));

        var warning = Assert.Single(engine.Logs, log => log.Severity == LogSeverity.Warning);
        Assert.Equal("Expected System.String but got System.Double deserializing Pulumi.Random.RandomPassword.result",
            warning.Message);
        Assert.Equal(Recorder.UrnOf("random:index/randomPassword:RandomPassword", "pw"), warning.Urn);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task ARefusedRegistrationFailsTheProgram()
    {
        var engine = new Recorder
        {
            Answer = (request, response) => request.Name == "pw"
                ? throw new GrpcException(GrpcStatus.Unknown, "no 100%") : response,
        };

        var exitCode = await engine.RunAsync(() => Deployment.RunAsync(() =>
        {
            var password = new RandomPassword("pw", new() { Length = 8 });
            _ = new RandomPassword("next", new() { Length = password.Length });
        }));

        Assert.Equal(32, exitCode);
        var error = Assert.Single(engine.Logs, log => log.Severity == LogSeverity.Error);
        Assert.Contains("Status(StatusCode=\"Unknown\", Detail=\"no 100%\")", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(GrpcMethods.SignalAndWaitForShutdown, engine.Methods);
    }

    [Fact]
    public async Task ALoggedErrorEndsTheProgramWithOne()
    {
        var engine = new Recorder();

        Assert.Equal(1, await engine.RunAsync(() => Deployment.RunAsync(() => Log.Error("bad"))));
    }

    [Fact]
    public async Task AMessageOfAPendingResourceHoldsBackNoOther()
    {
        using var arrived = new ManualResetEventSlim();
        var inTime = false;
        var engine = new Recorder
        {
            Answer = (request, response) =>
            {
                if (request.Name == "pw")
                    inTime = arrived.Wait(Patience.Of(10));
                return response;
            },
            Logged = log =>
            {
                if (log.Message == "second")
                    arrived.Set();
            },
        };

        await engine.RunAsync(() => Deployment.RunAsync(() =>
        {
            Log.Info("first", new RandomPassword("pw", new() { Length = 8 }));
            Log.Info("second");
        }));

        Assert.True(inTime);
        Assert.Equal(["second", "first"],
            engine.Logs.Where(log => log.Severity == LogSeverity.Info).Select(log => log.Message));
    }

    private static Func<RegisterResourceRequest, RegisterResourceResponse, RegisterResourceResponse> Give(string output,
        Value value) =>
        (request, response) =>
        {
            if (request.Name == "pw")
                response.Object.Fields[output] = value;
            return response;
        };
}
