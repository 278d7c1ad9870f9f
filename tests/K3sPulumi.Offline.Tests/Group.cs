using Pulumi;

namespace K3sPulumi.Offline.Tests;

/// <summary>A component with nothing in it but what a test puts there.</summary>
internal sealed class Group(string name, ComponentResourceOptions? options = null)
    : ComponentResource("test:index:Group", name, options)
{
    [Output("text")] public Output<string> Text { get; set; } = Output.Create("none");

    [Output] public Output<int> Number { get; set; } = Output.Create(0);

    public string Plain { get; set; } = "";

    public void Done() => RegisterOutputs();
}
