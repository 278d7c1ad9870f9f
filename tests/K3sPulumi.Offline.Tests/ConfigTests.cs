using K3sPulumi.LocalEngine;
using Pulumi;

namespace K3sPulumi.Offline.Tests;

public sealed class ConfigTests
{
    private static readonly Dictionary<string, string> Values = new()
    {
        ["name"] = "a",
        ["on"] = "true",
        ["count"] = "3",
        ["part"] = "0.5",
        ["list"] = "[1,2]",
        ["bad"] = "yes",
        ["other:name"] = "b",
    };

    [Fact]
    public async Task ValuesAreReadByTheirType()
    {
        List<object?> read = [];

        await RunAsync(config =>
        {
            read =
            [
                config.Require("name"), config.GetBoolean("on"), config.RequireInt32("count"), config.GetDouble("part"),
                string.Join('+', config.RequireObject<List<int>>("list")), config.Get("none"), config.GetInt32("none"),
                new Config("other:config").Get("name"),
            ];
        });

        Assert.Equal(["a", true, 3, 0.5, "1+2", null, null, "b"], read);
    }

    [Fact]
    public async Task SecretsAreSecret()
    {
        var secret = false;

        await RunAsync(async config => secret = await Output.IsSecretAsync(config.RequireSecret("name")));

        Assert.True(secret);
    }

    [Fact]
    public async Task AValueOfAnotherTypeIsAnError()
    {
        var result = await RunAsync(config => config.RequireBoolean("bad"));

        Assert.Equal("Configuration 'lab:bad' value 'yes' is not a valid Boolean", Assert.Single(result.Errors).Message);
    }

    private static Task<RunResult> RunAsync(Action<Config> read) => RunAsync(config =>
    {
        read(config);
        return Task.CompletedTask;
    });

    private static async Task<RunResult> RunAsync(Func<Config, Task> read)
    {
        await using var engine = Engine.Preview();
        return await engine.RunAsync(() => Deployment.RunAsync(() => read(new Config())), options: new() { Config = Values });
    }
}
