namespace K3sPulumi.Core.AirGap;

/// <summary>A file in a directory of artifacts, as the deploying machine sees it.</summary>
/// <param name="Name">Without a path.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">In lower-case hexadecimal digits; empty where nobody asked.</param>
/// <param name="Program">The processor that it is a program for; null where it is none.</param>
internal sealed record AirGapFile(string Name, long Bytes, string Sha256, Architecture? Program = null);

/// <summary>What a file is to the node that gets it.</summary>
internal enum AirGapPart
{
    Binary,
    Checksums,
    Installer,
    Images,
    Package,

    /// <summary>Images of the author's, which the node must have when it is done.</summary>
    Import,
}

/// <summary>A file that goes to a host, when what is there has another checksum.</summary>
/// <param name="Name">In the directory of artifacts, and on the host.</param>
internal sealed record AirGapUpload(string Name, AirGapPart Part, long Bytes, string Sha256)
{
    /// <summary>Where the deploying machine puts it; the folder belongs to the user who logs in.</summary>
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
