namespace Pulumi.Docker.Inputs;

public sealed class NetworkIpamConfigArgs : ResourceArgs
{
    public static new NetworkIpamConfigArgs Empty => new();

    [field: Input("auxAddress")] public InputMap<string> AuxAddress { get => field ??= new(); set; }

    [Input("gateway")] public Input<string>? Gateway { get; set; }

    [Input("ipRange")] public Input<string>? IpRange { get; set; }

    [Input("subnet")] public Input<string>? Subnet { get; set; }
}
