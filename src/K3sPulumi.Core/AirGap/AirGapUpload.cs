namespace K3sPulumi.Core.AirGap;

/// <summary>The purpose of a file on the node.</summary>
internal enum AirGapPart
{
    Binary,
    Checksums,
    Installer,
    Images,
    Package,

    /// <summary>Images of the user, which the node must have in the end.</summary>
    Import,
}

/// <summary>A file that is sent to a host unless the host already has it with the same checksum.</summary>
/// <param name="Name">In the artifacts directory and on the host.</param>
internal sealed record AirGapUpload(string Name, AirGapPart Part, long Bytes, string Sha256)
{
    /// <summary>Upload path on the host, in a directory owned by the login user.</summary>
    public string Inbox => InboxOf(Name);

    public string Word => Part switch
    {
        AirGapPart.Binary => "binary",
        AirGapPart.Checksums => "checksums",
        AirGapPart.Installer => "installer",
        AirGapPart.Images => "images",
        AirGapPart.Import => "import",
        _ => "package",
    };

    public static string InboxOf(string name) => $"{AirGapPlan.Inbox}/{name}";
}
