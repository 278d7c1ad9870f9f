using K3sPulumi.Core.Tests.Certificates;
using K3sPulumi.LabTests.Harness;
using Pulumi;

namespace K3sPulumi.LabTests;

/// <summary>Certificates of a cluster in Docker: the user's CA, another one, and their rotation.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class DockerCertificateTests(Lab lab)
{
    private const string Data = "/var/lib/rancher/k3s";

    private static readonly DateTimeOffset Until = DateTimeOffset.UtcNow.AddYears(9);

    private static readonly TestAuthority Root = TestAuthority.Root(until: Until);

    private static readonly TestAuthority One = Root.Below(name: "one", until: Until);

    private static readonly TestAuthority Two = Root.Below(name: "two", until: Until);

    [LabFact]
    public async Task TheCasAreTheUsersAndLeafCertificatesAreRotatedInContainersThatStay()
    {
        var stack = new DockerStack(lab);
        var up = await stack.UpAsync(Program(One, rotation: 0));
        try
        {
            AssertChain(One);
            Assert.Empty((await stack.UpAsync(Program(One, rotation: 0), up.Snapshot)).Operations);
            var (id, leaf) = (Id(), Leaf());

            up = await stack.UpAsync(Program(One, rotation: 1), up.Snapshot);
            Assert.Equal(id, Id());
            Assert.NotEqual(leaf, Leaf());
            Assert.Equal(["certs-agent-0", "certs-server-0"], stack.Nodes("certs-server-0"));
            Assert.Empty((await stack.UpAsync(Program(One, rotation: 1), up.Snapshot)).Operations);

            up = await stack.UpAsync(Program(Two, rotation: 1), up.Snapshot);
            Assert.Equal(id, Id());
            AssertChain(Two);
            Assert.Equal(["certs-agent-0", "certs-server-0"], stack.Nodes("certs-server-0"));
            Assert.DoesNotContain("k3spulumi-ca", lab.Docker("exec", "certs-server-0", "ls", Data).Ok(),
                StringComparison.Ordinal);
            Assert.Empty((await stack.UpAsync(Program(Two, rotation: 1), up.Snapshot)).Operations);
        }
        finally
        {
            await stack.DestroyAsync(up.Snapshot);
        }

        stack.AssertNothingIsLeft("certs");
    }

    private void AssertChain(TestAuthority signer)
    {
        var chain = (signer.Pem + Root.Pem).TrimEnd();
        Assert.EndsWith(chain, Read("certs-server-0", "server/tls/server-ca.crt").TrimEnd(), StringComparison.Ordinal);
        Assert.EndsWith(chain, Read("certs-server-0", "server/tls/client-admin.crt").TrimEnd(), StringComparison.Ordinal);
        Assert.EndsWith(chain, Read("certs-agent-0", "agent/server-ca.crt").TrimEnd(), StringComparison.Ordinal);
    }

    private string Read(string container, string file) => lab.Docker("exec", container, "cat", $"{Data}/{file}").Ok();

    private string Leaf() => Read("certs-server-0", "server/tls/client-admin.crt");

    private string Id() => lab.Docker("inspect", "-f", "{{.Id}}", "certs-server-0").Ok();

    private static Func<Task<int>> Program(TestAuthority signer, int rotation) => () => Deployment.RunAsync(() =>
    {
        var cluster = new K3sCluster("certs", new()
        {
            Version = DockerStack.Version,
            Servers = [new() { Docker = new() { ApiPort = 6563 } }],
            Agents = [new() { Docker = new() }],
            Certificates = new()
            {
                Rotation = rotation,
                Authority = new() { Chain = signer.Pem + Root.Pem, Key = signer.KeyPem },
            },
        });
        return new Dictionary<string, object?> { ["kubeconfig"] = cluster.Kubeconfig };
    });
}
