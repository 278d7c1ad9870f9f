namespace K3sPulumi.Core;

/// <summary>A file in a directory of artifacts, as the deploying machine sees it.</summary>
internal sealed record AirGapFile(string Name, long Bytes, string Sha256);

/// <summary>A file that goes to a host, when what is there has another checksum.</summary>
/// <param name="Name">In the directory of artifacts.</param>
/// <param name="Path">On the host.</param>
internal sealed record AirGapUpload(string Name, string Path, string Mode, long Bytes, string Sha256);
