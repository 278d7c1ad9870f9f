namespace K3sPulumi.Core.AirGap;

/// <summary>A file in a directory of artifacts, as the deploying machine sees it.</summary>
/// <param name="Name">Without a path.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">In lower-case hexadecimal digits; empty if it was not requested.</param>
/// <param name="Program">The architecture of a binary; null for other files.</param>
internal sealed record AirGapFile(string Name, long Bytes, string Sha256, Architecture? Program = null);
