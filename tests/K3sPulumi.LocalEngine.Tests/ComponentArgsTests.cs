using K3sPulumi.LocalEngine.Values;
using Pulumi;
using Pulumi.Random;

namespace K3sPulumi.LocalEngine.Tests;

/// <summary>A component that registers its arguments: what becomes of each kind of input, in the plan and in the state.</summary>
public sealed class ComponentArgsTests
{
    private static async Task<RunResult> PreviewAsync(Action program)
    {
        await using var engine = Engine.Preview();
        return await engine.RunAsync(() => Deployment.RunAsync(program));
    }

    private static async Task<RunResult> UpAsync(Action program)
    {
        await using var engine = Engine.Mock();
        return await engine.RunAsync(() => Deployment.RunAsync(program));
    }

    [Fact]
    public async Task WhatIsNotSetIsNotRegistered()
    {
        var result = await PreviewAsync(() => _ = new Site("prod", new() { Version = "v1" }));

        Assert.Equal(["version"], result.Resource("prod").Inputs.Keys);
    }

    /// <summary>As the official SDK does: an empty list that was asked for is one.</summary>
    [Fact]
    public async Task AnEmptyListIsRegisteredAsEmpty()
    {
        var result = await PreviewAsync(() => _ = new Site("prod", new() { Version = "v1", Images = [] }));

        Assert.Equal(PropertyValue.Of(Array.Empty<string>()), result.Resource("prod").Inputs["images"]);
    }

    /// <summary>So does a list that is not set, where the getter of an annotated property creates it.</summary>
    [Fact]
    public async Task AListThatItsGetterCreatesIsRegisteredAsEmpty()
    {
        var result = await PreviewAsync(() => _ = new Rack("prod", new RackArgs()));

        Assert.Equal(["labels", "taints"], result.Resource("prod").Inputs.Keys);
    }

    [Fact]
    public async Task SecretsStaySecretAndNothingElseDoes()
    {
        var result = await UpAsync(() => _ = new Site("prod", new()
        {
            Version = "v1",
            Token = Output.CreateSecret("clear token"),
            Images = ["busybox", Output.CreateSecret("clear image")],
            Node = new SiteNodeArgs { Name = "alpha", Key = Output.CreateSecret("clear key") },
        }));

        var inputs = result.Resource("prod").Inputs;
        Assert.Equal(new SecretValue(new StringValue("clear token")), inputs["token"]);
        Assert.Equal(new StringValue("busybox"), ((ListValue)inputs["images"]!).Items[0]);
        Assert.Equal(new SecretValue(new StringValue("clear image")), ((ListValue)inputs["images"]!).Items[1]);
        Assert.Equal("alpha", inputs.Map("node")!.Text("name"));
        Assert.IsType<SecretValue>(inputs.Map("node")!["key"]);
        Assert.DoesNotContain("clear", result.Snapshot.ToJson("p"), StringComparison.Ordinal);
    }

    /// <summary>An output of a secret that is not known yet loses its mark on the wire, as with the official SDK.</summary>
    [Fact]
    public async Task WhatIsNotKnownYetIsUnknown()
    {
        void Program()
        {
            var password = new RandomPassword("token", new() { Length = 8 });
            _ = new Site("prod", new() { Version = "v1", Token = password.Result, Images = ["busybox", password.Result] });
        }

        var preview = await PreviewAsync(Program);
        var up = await UpAsync(Program);

        Assert.Equal(UnknownValue.Instance, preview.Resource("prod").Inputs["token"]);
        Assert.Equal(
            new ListValue([new StringValue("busybox"), UnknownValue.Instance]), preview.Resource("prod").Inputs["images"]);
        Assert.IsType<SecretValue>(up.Resource("prod").Inputs["token"]);
        Assert.Equal([Urn(up, "token")], up.Resource("prod").Options.Dependencies);
    }

    private static string Urn(RunResult result, string name) => result.Resource(name).Urn;

    private sealed class Site : ComponentResource
    {
        public Site(string name, SiteArgs args, ComponentResourceOptions? options = null)
            : base("lab:index:Site", name, args, options) => RegisterOutputs();
    }

    private sealed class SiteArgs : ResourceArgs
    {
        [Input("version", required: true)] public Input<string>? Version { get; set; }

        [Input("token")] public Input<string>? Token { get; set; }

        [field: Input("images")] public InputList<string> Images { get => field ??= new(); set; }

        [Input("node")] public Input<SiteNodeArgs>? Node { get; set; }

        [Input("wait")] public bool? Wait { get; set; }
    }

    private sealed class Rack(string name, RackArgs args) : ComponentResource("lab:index:Rack", name, args);

    private sealed class RackArgs : ResourceArgs
    {
        [Input("taints")] public InputList<string> Taints { get => field ??= new(); set; }

        [Input("labels")] public InputMap<string> Labels { get => field ??= new(); set; }
    }

    private sealed class SiteNodeArgs : ResourceArgs
    {
        [Input("name")] public Input<string>? Name { get; set; }

        [Input("key")] public Input<string>? Key { get; set; }
    }
}
