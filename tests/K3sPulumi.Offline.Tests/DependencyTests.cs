using K3sPulumi.Wire;
using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Random;

namespace K3sPulumi.Offline.Tests;

public sealed class DependencyTests
{
    private static readonly string First = Recorder.UrnOf("random:index/randomPassword:RandomPassword", "first");
    private static readonly string Inner = Recorder.UrnOf("random:index/randomPassword:RandomPassword", "inner");

    [Fact]
    public async Task AComponentStandsForItsChildren()
    {
        var engine = new Recorder();

        await engine.RunAsync(() => Deployment.RunAsync(() =>
        {
            var outer = new Group("outer");
            var nested = new Group("nested", new() { Parent = outer });
            Password("first", outer);
            Password("inner", nested);
            _ = new Command("last", new() { Connection = Connection }, new() { DependsOn = { outer } });
        }));

        Assert.Equal([First, Inner], engine["last"].Dependencies.Order());
        Assert.All(engine["last"].PropertyDependencies.Values, list => Assert.Empty(list.Urns));
    }

    [Fact]
    public async Task AnInputDependsOnWhatItWasMadeFrom()
    {
        var engine = new Recorder();

        await engine.RunAsync(() => Deployment.RunAsync(() =>
        {
            var first = Password("first", null);
            var inner = Password("inner", null);
            _ = new Command("last", new()
            {
                Connection = Connection,
                Stdin = Output.Format($"{first.Result}{inner.Result}"),
                Environment = { ["A"] = first.Result.Apply(text => text) },
                Create = "true",
            });
        }));

        var request = engine["last"];
        Assert.Equal([First, Inner], request.Dependencies);
        Assert.Equal([First, Inner], request.PropertyDependencies["stdin"].Urns);
        Assert.Equal([First], request.PropertyDependencies["environment"].Urns);
        Assert.Empty(request.PropertyDependencies["create"].Urns);
    }

    [Fact]
    public async Task TheEngineMayAddDependenciesToAnOutput()
    {
        var engine = new Recorder
        {
            Answer = (request, response) =>
            {
                if (request.Name == "first")
                    response.PropertyDependencies["length"] = new UrnList { Urns = { "urn:other" } };
                return response;
            },
        };

        await engine.RunAsync(() => Deployment.RunAsync(() =>
        {
            var first = Password("first", null);
            _ = new RandomPassword("inner", new() { Length = first.Length });
        }));

        Assert.Equal(["urn:other", First], engine["inner"].Dependencies.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AComponentRegistersItsOutputProperties()
    {
        var engine = new Recorder();

        await engine.RunAsync(() => Deployment.RunAsync(() => new Group("g") { Text = Output.CreateSecret("s") }.Done()));

        var outputs = engine.Outputs.Single(outputs => outputs.Urn == Recorder.UrnOf("test:index:Group", "g")).Outputs;
        Assert.Equal(["Number", "text"], outputs.Fields.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(SpecialValue.Secret, SpecialValue.SignatureOf(outputs.Fields["text"].StructValue));
    }

    private static Pulumi.Command.Remote.Inputs.ConnectionArgs Connection => new() { Host = "h" };

    private static RandomPassword Password(string name, Resource? parent) =>
        new(name, new() { Length = 8 }, new() { Parent = parent });
}
