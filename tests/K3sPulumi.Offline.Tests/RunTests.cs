using K3sPulumi.LocalEngine;
using Pulumi;
using Pulumi.Random;

namespace K3sPulumi.Offline.Tests;

/// <summary>Whole programs on the stand-ins against the local engine.</summary>
public sealed class RunTests
{
    [Fact]
    public async Task AProgramRunsOnTheEngine()
    {
        await using var engine = Engine.Preview();

        var result = await engine.RunAsync(() => Deployment.RunAsync(() =>
        {
            var group = new Group("g");
            var password = new RandomPassword("pw", new() { Length = 8 }, new() { Parent = group });
            group.Text = password.Result;
            group.Done();
            return new Dictionary<string, object?> { ["fixed"] = "x", ["password"] = password.Result };
        }));

        Assert.True(result.Succeeded, string.Join('\n', result.Errors.Select(error => error.Message)));
        Assert.Equal(3, result.Resources.Count);
        Assert.Equal("pw", result.Resource("pw").Name);
    }

    [Fact]
    public async Task ProgramsMayRunAtOnceAndOneAfterTheOther()
    {
        async Task<string?> ProjectSeen(string project)
        {
            await using var engine = Engine.Preview();
            string? seen = null;
            var result = await engine.RunAsync(
                () => Deployment.RunAsync(async () =>
                {
                    await Task.Delay(5);
                    seen = Deployment.Instance.ProjectName + new Config().Require("key");
                    _ = new Group("g");
                }),
                options: new() { Project = project, Config = new Dictionary<string, string> { ["key"] = "!" } });
            Assert.True(result.Succeeded);
            return seen;
        }

        var seen = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => ProjectSeen($"p{i}")));

        Assert.Equal(Enumerable.Range(0, 5).Select(i => $"p{i}!"), seen);
        Assert.Equal("again!", await ProjectSeen("again"));
    }

    [Fact]
    public async Task AnotherStackIsReadByItsName()
    {
        await using var engine = Engine.Preview();

        var result = await engine.RunAsync(() => Deployment.RunAsync(() => new Dictionary<string, object?>
        {
            ["url"] = new StackReference("org/cluster/prod").RequireOutput("serverUrl").Apply(url => (string)url),
        }));

        Assert.True(result.Succeeded, string.Join('\n', result.Errors.Select(error => error.Message)));
        Assert.Equal("org/cluster/prod", result.Resource("org/cluster/prod").Id);
    }

    [Fact]
    public async Task AMissingConfigurationKeySaysHowToSetIt()
    {
        await using var engine = Engine.Preview();

        var result = await engine.RunAsync(() => Deployment.RunAsync(() => _ = new Config().Require("token")));

        Assert.Equal(32, result.ExitCode);
        Assert.Equal(
            "Missing Required configuration variable 'lab:token'\n\tplease set a value using the command `pulumi config set "
                + "lab:token <value>`",
            Assert.Single(result.Errors).Message);
    }

    [Fact]
    public async Task ATransformationOfTheStackSeesEveryResource()
    {
        await using var engine = Engine.Preview();
        var seen = new List<string>();

        await engine.RunAsync(() => Deployment.RunAsync(
            () =>
            {
                _ = new RandomPassword("pw", new() { Length = 8 }, new() { Parent = new Group("g") });
                return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
            },
            new StackOptions
            {
                ResourceTransformations =
                {
                    args =>
                    {
                        seen.Add(args.Resource.GetResourceName());
                        return null;
                    },
                },
            }));

        Assert.Equal(["lab-dev", "g", "pw"], seen);
    }
}
