namespace Pulumi.Docker.Inputs;

public sealed class ContainerHealthcheckArgs : ResourceArgs
{
    public static new ContainerHealthcheckArgs Empty => new();

    [Input("interval")] public Input<string>? Interval { get; set; }

    [Input("retries")] public Input<int>? Retries { get; set; }

    [Input("startInterval")] public Input<string>? StartInterval { get; set; }

    [Input("startPeriod")] public Input<string>? StartPeriod { get; set; }

    [field: Input("tests")] public InputList<string> Tests { get => field ??= new(); set; }

    [Input("timeout")] public Input<string>? Timeout { get; set; }
}
