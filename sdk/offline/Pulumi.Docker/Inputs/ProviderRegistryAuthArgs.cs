namespace Pulumi.Docker.Inputs;

public sealed class ProviderRegistryAuthArgs : ResourceArgs
{
    public static new ProviderRegistryAuthArgs Empty => new();

    [Input("address", required: true)] public Input<string> Address { get; set; } = null!;

    [Input("authDisabled")] public Input<bool>? AuthDisabled { get; set; }

    [Input("configFile")] public Input<string>? ConfigFile { get; set; }

    [Input("configFileContent")] public Input<string>? ConfigFileContent { get; set; }

    [field: Input("password")] public Input<string>? Password { get; set => field = Utilities.Secret(value); }

    [Input("username")] public Input<string>? Username { get; set; }
}
