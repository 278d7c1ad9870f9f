using K3sPulumi.LabTests.Harness;
using YamlDotNet.Serialization;

namespace K3sPulumi.LabTests;

/// <summary>Texts with special characters of shells, YAML and sed in every free text of a node, through the components.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshHostileTests(Lab lab)
{
    private const string Version = "v1.34.1+k3s1";
    private const string Hostile =
        "it's \"quoted\" $(touch /hacked) `touch /hacked`; touch /hacked & \\n \\ %s !x ~ ünï ☃ #begin";

    [LabFact]
    public async Task TheyComeThroughUnharmed()
    {
        var site = new SshSite(lab, Version);
        var alpha = site.Host("alpha");
        var config =
            $"# {Hostile}\nkube-apiserver-arg:\n- 'audit-log-path={Hostile.Replace("'", "''", StringComparison.Ordinal)}'\n# "
                + "'EOF' ''' \"\n";
        var program = SshSite.Program(Version, [("alpha", site.Ssh(alpha, "keeper"))], [], args =>
        {
            args.Servers[0].Config = config;
            args.Servers[0].KubeletArgs = [$"root-dir=/tmp/{Hostile}", "trailing=\\"];
            args.Servers[0].Registries =
                new() { Configs = [new() { Registry = "registry.test:5000", Username = "robot$ci", Password = Hostile }] };
        });

        var up = await site.UpAsync(program);

        Assert.Equal(["alpha Ready"], SshSite.Nodes(alpha));
        Assert.Equal(config.TrimEnd(), alpha.Exec("cat /etc/rancher/k3s/config.yaml.d/*user*.yaml").Ok());
        Assert.Equal([$"root-dir=/tmp/{Hostile}", "trailing=\\"], (List<object>)Read(alpha, "config.yaml")["kubelet-arg"]);
        Assert.Contains(Hostile, Texts(Read(alpha, "registries.yaml")));
        Assert.False(alpha.Exists("/hacked"));
        Assert.Empty((await site.UpAsync(program, up.Snapshot)).Operations);
        await site.DestroyAsync(up.Snapshot);
        SshSite.AssertClean(alpha);
    }

    private static Dictionary<object, object> Read(LabHost host, string file) =>
        new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(host.ReadFile($"/etc/rancher/k3s/{file}"));

    private static IEnumerable<string> Texts(object node) => node switch
    {
        Dictionary<object, object> map => map.Values.SelectMany(Texts),
        List<object> list => list.SelectMany(Texts),
        _ => [$"{node}"],
    };
}
