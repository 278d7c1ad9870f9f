using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Testing;

namespace K3sPulumi.Offline.Tests;

/// <summary>
/// A failing program leaves its exit code in the process, and a test's engine resets it: these tests run beside no others.
/// </summary>
[Collection("alone")]
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class FailureTests : IDisposable
{
    private readonly int _exitCode = Environment.ExitCode;

    public void Dispose() => Environment.ExitCode = _exitCode;

    [Fact]
    public async Task AHiddenStackLeavesOnlyTheMessage()
    {
        var error = await FailureOf(() => throw new ResourceException("no servers.", null, hideStack: true));

        Assert.Equal("no servers.", error.Message);
        Assert.Equal(32, Environment.ExitCode);
    }

    [Fact]
    public async Task AnyOtherExceptionIsShownWhole()
    {
        var error = await FailureOf(() => throw new InvalidOperationException("boom"));

        Assert.StartsWith("Running program '", error.Message, StringComparison.Ordinal);
        Assert.Contains("' failed with an unhandled exception:\nSystem.InvalidOperationException: boom", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOutputThatNobodyAwaitsFailsTheProgram()
    {
        var error = await FailureOf(() => Output.Create(Task.Delay(5)).Apply(_ => Fail()));

        Assert.Equal("late", error.Message);

        static string Fail() => throw new RunException("late");
    }

    [Fact]
    public async Task OneExceptionInManyOutputsIsReportedOnce()
    {
        var error = await FailureOf(() =>
        {
            var failing = Output.Create(Task.FromException<string>(new RunException("once")));
            for (var i = 0; i < 10; i++)
                failing.Apply(text => text);
        });

        Assert.Equal("once", error.Message);
    }

    [Fact]
    public async Task AResourceWhoseInputFailsDoesNotHang()
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() =>
            Deployment.TestAsync(EchoMocks.Create().Object, new TestOptions(), () =>
        {
            var first = new Command("a", new() { Connection = Connection, Stdin = Output.Create("x").Apply(_ => Fail()) });
            _ = new Command("b", new() { Connection = Connection, Stdin = first.Stdout });
        }));

        // Which failure is seen first is a matter of luck: the input's own, or that of the resource that has it.
        Assert.Contains("bad input", error.Message, StringComparison.Ordinal);

        static string Fail() => throw new RunException("bad input");
    }

    [Fact]
    public async Task ARequiredInputMustBeGiven()
    {
        var error = await FailureOf(() => _ = new Command("a", new()));

        Assert.Contains(
            "[Input] Pulumi.Command.Remote.CommandArgs._connection is required but was not given a value", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoggedErrorsAreAllReported()
    {
        var error = await Assert.ThrowsAsync<AggregateException>(() =>
            Deployment.TestAsync(EchoMocks.Create().Object, new TestOptions(), () =>
        {
            Log.Error("one");
            Log.Error("two");
        }));

        // Each message is sent by itself, so their order is a matter of luck.
        Assert.Equal(["one", "two"], error.InnerExceptions.Select(inner => inner.Message).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(5L)]
    [InlineData(5f)]
    [InlineData('c')]
    public async Task UnsupportedInputsAreRefused(object value)
    {
        var error = await FailureOf(() => _ = new Command("a", new() { Connection = Connection, Triggers = new[] { value } }));

        Assert.Contains($"{value.GetType()} is not a supported argument type", error.Message, StringComparison.Ordinal);
    }

    private static Pulumi.Command.Remote.Inputs.ConnectionArgs Connection => new() { Host = "h" };

    private static Task<RunException> FailureOf(Action program) =>
        Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(EchoMocks.Create().Object, new TestOptions(), program));
}
