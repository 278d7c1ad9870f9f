using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.State;
using K3sPulumi.LocalEngine.Values;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Tests;

public sealed class SnapshotTests
{
    private static async Task Program(ScriptedProgram program)
    {
        var token = await program.CustomAsync("random:index/randomPassword:RandomPassword", "token", new() { ["length"] = 24 },
            with => with.AdditionalSecretOutputs.Add("result"));
        await program.CommandAsync("it", new()
        {
            ["stdin"] = new SecretValue(new StringValue("clear-text")),
            ["connection"] = new SecretValue(
                new ObjectValue(PropertyMap.Of(new Dictionary<string, object?> { ["privateKey"] = "clear-key" }))),
            ["triggers"] = new object?[] { 1.5, true, null },
        }, with =>
        {
            with.Protect = true;
            with.CustomTimeouts = new() { Create = "300000000000ns", Delete = "1m30s" };
            with.DeletedWith = token.Urn;
            with.Dependencies.Add(token.Urn);
            with.PropertyDependencies["stdin"] = new UrnList { Urns = { token.Urn } };
        });
    }

    [Fact]
    public async Task AStateFileHoldsNoSecretInClearTextAndComesBackWhole()
    {
        var state = await Plans.StateAfter(Program);

        var text = state.ToJson("passphrase");
        var back = Snapshot.FromJson(text, "passphrase");

        Assert.DoesNotContain("clear-text", text, StringComparison.Ordinal);
        Assert.DoesNotContain("clear-key", text, StringComparison.Ordinal);
        Assert.DoesNotContain(state.Resource("token").Outputs.Text("result")!, text, StringComparison.Ordinal);
        Assert.Equal("clear-text", back.Resource("it").Inputs.Text("stdin"));
        Assert.Equal(state.Resource("it").Options.CustomTimeouts, back.Resource("it").Options.CustomTimeouts);
        Assert.Equal(state.Resource("it").Outputs, back.Resource("it").Outputs);
        Assert.Empty((await Plans.PreviewAsync(Program, back)).Changes);
    }

    [Theory]
    [InlineData("300000000000ns", 300)]
    [InlineData("1h1m1.5s", 3661.5)]
    [InlineData("250ms", 0.25)]
    public void DurationsAreReadAsGoWritesThem(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), GoDuration.Parse(text));

    [Fact]
    public async Task AnotherPassphraseIsRefused()
    {
        var text = (await Plans.StateAfter(Program)).ToJson("passphrase");

        var error = Assert.Throws<StateException>(() => Snapshot.FromJson(text, "other"));

        Assert.Contains("passphrase does not fit", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyTheOwnerCanReadAStateFile()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "state.json");
        var state = await Plans.StateAfter(Program);

        StateFile.Open(path, "p").Save(state);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(state.Resources.Count, StateFile.Open(path, "p").Snapshot.Resources.Count);
    }
}
