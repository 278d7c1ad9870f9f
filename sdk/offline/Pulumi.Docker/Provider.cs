namespace Pulumi.Docker;

[DockerResourceType("pulumi:providers:docker")]
public class Provider : ProviderResource
{
    public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
        : base("docker", name, args ?? new ProviderArgs(), MakeOptions(options))
    {
    }

    [Output("caMaterial")] public Output<string?> CaMaterial { get; private set; } = null!;

    [Output("certMaterial")] public Output<string?> CertMaterial { get; private set; } = null!;

    [Output("certPath")] public Output<string?> CertPath { get; private set; } = null!;

    [Output("context")] public Output<string?> Context { get; private set; } = null!;

    [Output("host")] public Output<string?> Host { get; private set; } = null!;

    [Output("keyMaterial")] public Output<string?> KeyMaterial { get; private set; } = null!;

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options) =>
        Utilities.Options(new(), options);
}
