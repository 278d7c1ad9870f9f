using K3sPulumi.Wire;
using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Random;
using Alias = Pulumi.Alias;

namespace K3sPulumi.Offline.Tests;

/// <summary>What a program sends, compared with what the official SDK sends.</summary>
public sealed class RegistrationTests
{
    private const string Urn = "urn:pulumi:dev::lab::";

    [Fact]
    public async Task TheStackComesFirstAndTheEndIsSignalled()
    {
        var engine = new Recorder();

        var exitCode = await engine.RunAsync(() =>
            Deployment.RunAsync(() => new Dictionary<string, object?> { ["a"] = 1, ["none"] = null }));

        Assert.Equal(0, exitCode);
        Assert.Equal("pulumi:pulumi:Stack", engine["lab-dev"].Type);
        Assert.Equal("", engine["lab-dev"].Parent);
        Assert.Equal("{ \"a\": 1 }", Assert.Single(engine.Outputs).Outputs.ToString());
        Assert.Equal(GrpcMethods.SignalAndWaitForShutdown, engine.Methods.Last(method => method != GrpcMethods.Log));
    }

    [Fact]
    public async Task AResourceIsSentWithAllThatTheOfficialSdkSends()
    {
        var engine = new Recorder();

        await engine.RunAsync(() => Deployment.RunAsync(() =>
        {
            _ = new RandomPassword("pw", new() { Length = 20, Special = false });
        }));

        var request = engine["pw"];
        Assert.Equal("{ \"length\": 20, \"special\": false }", request.Object.ToString());
        Assert.Equal(["length", "special"], request.PropertyDependencies.Keys.Order());
        Assert.True(request is
        {
            Custom: true, AcceptSecrets: true, AcceptResources: true, SupportsResultReporting: true, SupportsPartialValues: false,
            Hooks: not null, HasProtect: false, HasRetainOnDelete: false, DeleteBeforeReplaceDefined: false, Version: "4.21.1",
        });
        Assert.Equal(["bcryptHash", "result"], request.AdditionalSecretOutputs);
        Assert.Equal(Urn + "pulumi:pulumi:Stack::lab-dev", request.Parent);
    }

    [Fact]
    public async Task OptionsReachTheEngine()
    {
        var engine = new Recorder();

        await engine.RunAsync(() => Deployment.RunAsync(() =>
        {
            var first = new Group("g");
            _ = new RandomPassword("pw", new() { Length = 8 }, new()
            {
                Parent = first,
                Protect = true,
                RetainOnDelete = true,
                DeleteBeforeReplace = true,
                IgnoreChanges = { "length" },
                ReplaceOnChanges = { "special" },
                CustomTimeouts = new() { Create = TimeSpan.FromMinutes(5) },
                DeletedWith = first,
                ImportId = "there",
                Aliases = { new Alias { Name = "old" }, new Alias { Urn = "urn:x" }, new Alias { NoParent = true },
                    new Alias { Parent = first } },
            });
        }));

        var request = engine["pw"];
        Assert.True(request is { Protect: true, RetainOnDelete: true, ImportId: "there" });
        Assert.True(request is { DeleteBeforeReplace: true, DeleteBeforeReplaceDefined: true });
        Assert.Equal("300000000000ns", request.CustomTimeouts.Create);
        Assert.Equal(Urn + "test:index:Group::g", request.DeletedWith);
        Assert.Equal(Urn + "test:index:Group::g", request.Parent);
        Assert.Equal(["length"], request.IgnoreChanges);
        Assert.Equal(["special"], request.ReplaceOnChanges);
        Assert.Equal(
        [
            "{ \"spec\": { \"name\": \"old\", \"noParent\": false } }",
            "{ \"urn\": \"urn:x\" }",
            "{ \"spec\": { \"noParent\": true } }",
            $"{{ \"spec\": {{ \"parentUrn\": \"{Urn}test:index:Group::g\" }} }}",
        ], request.Aliases.Select(alias => alias.ToString()));
    }

    [Fact]
    public async Task ProvidersAreNamedByUrnAndId()
    {
        async Task<string> ProviderOf(bool preview)
        {
            var engine = new Recorder { Preview = preview };
            await engine.RunAsync(() => Deployment.RunAsync(() =>
            {
                var provider = new Pulumi.Docker.Provider("dk", new() { Host = "ssh://h", RegistryAuth = [] });
                _ = new Pulumi.Docker.Network("net", null, new() { Provider = provider });
            }));
            Assert.Equal("5.1.0", engine["dk"].Version);
            return engine["net"].Provider;
        }

        Assert.Equal(Urn + "pulumi:providers:docker::dk::dk-id", await ProviderOf(preview: false));
        Assert.Equal(Urn + "pulumi:providers:docker::dk::" + SpecialValue.UnknownString, await ProviderOf(preview: true));
    }

    [Fact]
    public async Task SecretsStayWhereTheyAreAndUnknownsLoseTheirSecretness()
    {
        var engine = new Recorder { Preview = true };

        await engine.RunAsync(() => Deployment.RunAsync(() =>
        {
            var password = new RandomPassword("pw", new() { Length = 8 });
            _ = new Command("c", new()
            {
                Connection = new Pulumi.Command.Remote.Inputs.ConnectionArgs { Host = "h", PrivateKey = "KEY" },
                Stdin = Output.CreateSecret(password.Result),
                Triggers = new object[] { Output.CreateSecret("T"), password.Id, null! },
            });
        }));

        var inputs = engine["c"].Object.Fields;
        Assert.Equal(SpecialValue.UnknownString, inputs["stdin"].StringValue);
        Assert.Equal(SpecialValue.Secret, SpecialValue.SignatureOf(inputs["connection"].StructValue));
        var connection = inputs["connection"].StructValue.Fields["value"].StructValue.Fields;
        Assert.Equal(SpecialValue.Secret, SpecialValue.SignatureOf(connection["privateKey"].StructValue));
        Assert.Equal(["dialErrorLimit", "host", "perDialTimeout", "port", "privateKey", "user"], connection.Keys);
        var triggers = inputs["triggers"].ListValue.Values;
        Assert.Equal(SpecialValue.Secret, SpecialValue.SignatureOf(triggers[0].StructValue));
        Assert.Equal(SpecialValue.UnknownString, triggers[1].StringValue);
        Assert.True(triggers[2].HasNullValue);
        Assert.Equal(["connection"], engine["c"].AdditionalSecretOutputs);
        Assert.Equal(["triggers[*]"], engine["c"].ReplaceOnChanges);
    }

    [Fact]
    public async Task AssetsAndResourcesAreSentBySignature()
    {
        var engine = new Recorder();

        await engine.RunAsync(() => Deployment.RunAsync(() =>
        {
            var group = new Group("g");
            var password = new RandomPassword("pw", new() { Length = 8 });
            _ = new CopyToRemote("cp", new()
            {
                Connection = new Pulumi.Command.Remote.Inputs.ConnectionArgs { Host = "h" },
                RemotePath = "/x",
                Source = new StringAsset("hello"),
            });
            return new Dictionary<string, object?> { ["group"] = group, ["password"] = password };
        }));

        Assert.Equal(
            $"{{ \"{SpecialValue.SignatureKey}\": \"{SpecialValue.Asset}\", \"text\": \"hello\" }}",
            engine["cp"].Object.Fields["source"].StructValue.ToString());
        var outputs = engine.Outputs.Single().Outputs.Fields;
        Assert.Equal(Urn + "test:index:Group::g", outputs["group"].StructValue.Fields["urn"].StringValue);
        Assert.Equal("pw-id", outputs["password"].StructValue.Fields["id"].StringValue);
    }
}
