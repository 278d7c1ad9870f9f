namespace K3sPulumi;

/// <summary>The jump host through which other hosts are reached over SSH. Its user needs no sudo.</summary>
public sealed class BastionArgs : SshLoginArgs;
