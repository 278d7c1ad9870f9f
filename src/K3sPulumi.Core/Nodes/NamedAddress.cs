namespace K3sPulumi.Core.Nodes;

/// <summary>One address of a request.</summary>
/// <param name="Path">Of the argument or the YAML that sets it.</param>
/// <param name="Name">What messages call it: the address itself, or the key of a YAML text, which may be secret.</param>
/// <param name="Address">The address.</param>
internal sealed record NamedAddress(string Path, string Name, string Address);
