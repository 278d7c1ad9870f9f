using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>A Linux host that is reached over SSH.</summary>
public sealed class SshArgs : SshLoginArgs
{
    /// <summary>Password for sudo. Default: none; sudo must then not ask for one. Secret.</summary>
    [Input("sudoPassword")]
    public Input<string>? SudoPassword { get; set => field = Secrets.Mark(value); }

    /// <summary>Jump host through which this host is reached. Default: none.</summary>
    [Input("bastion")]
    public BastionArgs? Bastion { get; set; }
}
