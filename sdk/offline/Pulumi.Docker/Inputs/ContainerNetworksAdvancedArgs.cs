namespace Pulumi.Docker.Inputs;

public sealed class ContainerNetworksAdvancedArgs : ResourceArgs
{
    public static new ContainerNetworksAdvancedArgs Empty => new();

    [field: Input("aliases")] public InputList<string> Aliases { get => field ??= new(); set; }

    [field: Input("driverOpts")] public InputList<string> DriverOpts { get => field ??= new(); set; }

    [Input("gwPriority")] public Input<int>? GwPriority { get; set; }

    [Input("ipv4Address")] public Input<string>? Ipv4Address { get; set; }

    [Input("ipv6Address")] public Input<string>? Ipv6Address { get; set; }

    [field: Input("linkLocalIps")] public InputList<string> LinkLocalIps { get => field ??= new(); set; }

    [Input("macAddress")] public Input<string>? MacAddress { get; set; }

    [Input("name", required: true)] public Input<string> Name { get; set; } = null!;
}
