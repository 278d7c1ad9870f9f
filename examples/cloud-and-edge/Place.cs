/// <summary>A host of the edge site, in the configuration.</summary>
internal sealed record Place(string Address, string HostKey, string Name = "");
