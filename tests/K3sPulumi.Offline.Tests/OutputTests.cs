using Pulumi;
using Pulumi.Utilities;

namespace K3sPulumi.Offline.Tests;

public sealed class OutputTests
{
    [Fact]
    public async Task ApplySeesTheValue() =>
        Assert.Equal(3, await OutputUtilities.GetValueAsync(Output.Create("abc").Apply(text => text.Length)));

    [Fact]
    public async Task ApplyIsNotCalledWithAnUnknown()
    {
        var called = false;

        var output = OutputUtilities.CreateUnknown("abc").Apply(_ => called = true);

        Assert.False(await OutputUtilities.GetIsKnownAsync(output));
        Assert.False(called);
    }

    [Fact]
    public async Task AnUnknownHasNoValue() =>
        Assert.Null(await OutputUtilities.GetValueAsync(OutputUtilities.CreateUnknown("abc")));

    [Fact]
    public async Task WhatComesFromASecretIsSecret()
    {
        var secret = Output.CreateSecret("abc");

        Assert.True(await Output.IsSecretAsync(secret.Apply(text => text.Length)));
        Assert.True(await Output.IsSecretAsync(Output.Create(1).Apply(_ => secret)));
        Assert.True(await Output.IsSecretAsync(Output.All(Output.Create("x"), secret)));
        Assert.True(await Output.IsSecretAsync(Output.Format($"-{secret}-")));
        Assert.False(await Output.IsSecretAsync(Output.Unsecret(secret)));
    }

    [Fact]
    public async Task OneUnknownMakesTheWholeUnknown()
    {
        var unknown = OutputUtilities.CreateUnknown("abc");

        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.All(Output.Create("x"), unknown)));
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.Tuple(Output.Create("x"), unknown)));
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.Format($"{unknown}")));
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.Create("x").Apply(_ => unknown)));
    }

    [Fact]
    public async Task FormatTakesOutputsInputsAndPlainValues()
    {
        Input<int> input = 2;

        Assert.Equal("1-2-3", await OutputUtilities.GetValueAsync(Output.Format($"{Output.Create(1)}-{input}-{3}")));
    }

    [Fact]
    public async Task ANullInputIsANullOutput()
    {
        Input<string>? input = null;

        Assert.Null(await OutputUtilities.GetValueAsync(input.ToOutput()));
    }

    [Fact]
    public async Task AFailureReachesWhoAwaits()
    {
        var output = Output.Create(1).Apply(_ => Fail()).Apply(text => text);

        await Assert.ThrowsAsync<RunException>(() => OutputUtilities.GetValueAsync(output));

        static string Fail() => throw new RunException("no");
    }

    [Fact]
    public async Task JsonMayHaveOutputsInside()
    {
        var value = Output.Create(
            new Dictionary<string, object> { ["a"] = Output.CreateSecret(Task.Delay(1).ContinueWith(_ => 5)) });

        var json = Output.JsonSerialize(value);

        Assert.Equal("{\"a\":5}", await OutputUtilities.GetValueAsync(json));
        Assert.True(await Output.IsSecretAsync(json));
    }

    [Fact]
    public async Task JsonIsRead() => Assert.Equal(
        [1, 2], await OutputUtilities.GetValueAsync(Output.JsonDeserialize<List<int>>(Output.Create("[1,2]"))));

    [Fact]
    public async Task ADeferredOutputBecomesTheOtherOne()
    {
        var deferred = new DeferredOutput<string>();
        var output = deferred.Output.Apply(text => text + "!");

        deferred.Resolve(Output.CreateSecret("a"));

        Assert.Equal("a!", await OutputUtilities.GetValueAsync(output));
        Assert.True(await Output.IsSecretAsync(output));
    }

    [Fact]
    public async Task AnOutputPrintedByMistakeSaysSo()
    {
        var engine = new Recorder();
        var text = "";

        await engine.RunAsync(() => Deployment.RunAsync(() => { text = Output.Create("abc").ToString(); }));

        Assert.Contains("is not supported", text, StringComparison.Ordinal);
        Assert.Contains(engine.Logs, log => log.Message.Contains("is not supported", StringComparison.Ordinal));
    }

    [Fact]
    public void AnOutputPrintedOutsideOfADeploymentThrows() =>
        Assert.Throws<InvalidOperationException>(Output.Create("abc").ToString);
}
