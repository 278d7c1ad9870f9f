using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.Values;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Tests;

public sealed class PreviewTests
{
    private const string Password = "random:index/randomPassword:RandomPassword";

    [Fact]
    public async Task TheTreeShowsOptionsInputsSecretsAndUnknowns()
    {
        await using var engine = Engine.Preview();

        var result = await engine.RunAsync(ScriptedProgram.Of(async program =>
        {
            var component = await program.ComponentAsync("lab:index:Node", "alpha", with => with.Protect = true);
            var token = await program.CustomAsync(Password, "alpha-token", new() { ["length"] = 32 }, with =>
            {
                with.Parent = component.Urn;
                with.AdditionalSecretOutputs.Add("result");
            });
            Assert.False(token.Object.Fields.ContainsKey("result"));
            await program.CommandAsync("alpha-node", new()
            {
                ["create"] = "one\ntwo",
                ["stdin"] = UnknownValue.Instance,
                ["environment"] = new Dictionary<string, object?> { ["KEY"] = new SecretValue(new StringValue("hidden")) },
                ["triggers"] = new object[] { 1, true },
            }, with =>
            {
                with.Parent = component.Urn;
                with.Dependencies.Add(token.Urn);
                with.DeleteBeforeReplaceDefined = with.DeleteBeforeReplace = true;
                with.IgnoreChanges.Add("connection");
            });
            await program.OutputsAsync(component.Urn,
                PropertyMap.Of(new Dictionary<string, object?> { ["token"] = UnknownValue.Instance }));
        }));

        Assert.Equal("""
            pulumi:pulumi:Stack lab-dev
              lab:index:Node alpha
                options: protect
                outputs:
                  token: [unknown]
                command:local:Command alpha-node
                  dependsOn: alpha-token
                  options: protect, deleteBeforeReplace, ignoreChanges [connection]
                  create: |
                    one
                    two
                  environment:
                    KEY: [secret]
                  stdin: [unknown]
                  triggers:
                    - 1
                    - true
                random:index/randomPassword:RandomPassword alpha-token
                  options: protect, additionalSecretOutputs [result]
                  length: 32

            """, result.Tree());
        Assert.Equal(0, result.ExitCode);
        Assert.All(result.Steps, step => Assert.Equal(StepOp.Create, step.Op));
    }

    [Fact]
    public async Task TwoResourcesOfOneUrnAreRefused()
    {
        await using var engine = Engine.Preview();

        var result = await engine.RunAsync(ScriptedProgram.Of(async program =>
        {
            await program.CommandAsync("twice", []);
            await program.CommandAsync("twice", []);
        }));

        Assert.Equal(32, result.ExitCode);
        Assert.Contains("Duplicate resource URN", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AProviderNotMadeYetHasTheUnknownId()
    {
        await using var engine = Engine.Preview();

        await engine.RunAsync(ScriptedProgram.Of(async program =>
        {
            var provider = await program.CustomAsync("pulumi:providers:docker", "engine", new() { ["host"] = "ssh://host" });
            Assert.Equal(SpecialValue.UnknownString, provider.Id);
        }));
    }

    [Fact]
    public async Task AnAssetThatIsNotKnownCannotBePreviewed()
    {
        await using var engine = Engine.Preview();

        var result = await engine.RunAsync(ScriptedProgram.Of(program => program.CustomAsync(
            "command:remote:CopyToRemote", "copy", new() { ["source"] = UnknownValue.Instance, ["remotePath"] = "/x" })));

        Assert.StartsWith("Preview failed: source: ", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EachRunSeesItsOwnConfiguration()
    {
        async Task<string?> ConfigOf(string value)
        {
            await using var engine = Engine.Preview();
            string? seen = null;
            await engine.RunAsync(
                () =>
                {
                    seen = Environment.GetEnvironmentVariable("PULUMI_CONFIG");
                    return ScriptedProgram.Of(_ => Task.CompletedTask)();
                },
                options: new() { Config = new Dictionary<string, string> { ["name"] = value } });
            return seen;
        }

        var seen = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => ConfigOf($"v{i}")));

        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"{{\"lab:name\":\"v{i}\"}}"), seen);
    }
}
