namespace Pulumi.HCloud;

[HCloudResourceType("hcloud:index/sshKey:SshKey")]
public class SshKey : CustomResource
{
    public SshKey(string name, SshKeyArgs args, CustomResourceOptions? options = null)
        : base("hcloud:index/sshKey:SshKey", name, args ?? new SshKeyArgs(), Utilities.Options(options))
    {
    }

    [Output("fingerprint")] public Output<string> Fingerprint { get; private set; } = null!;

    [Output("name")] public Output<string> Name { get; private set; } = null!;

    [Output("publicKey")] public Output<string> PublicKey { get; private set; } = null!;
}
