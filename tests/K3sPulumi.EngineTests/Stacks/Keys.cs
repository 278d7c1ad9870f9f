namespace K3sPulumi.EngineTests.Stacks;

/// <summary>Keys for hosts that are never dialled.</summary>
internal static class Keys
{
    public const string Host = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHlhWFmbnJZbBzXwQ4sVtF3P6CzBKjX1lV2k0bZrT8sM";

    public const string Private = """
        -----BEGIN OPENSSH PRIVATE KEY-----
        b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
        QyNTUxOQAAACB5YVhZm5yWWwc18EOLFbRdz+gswSo19VZdpNG2a0/LDAAAAJhwXvQhcF70
        IQAAAAtzc2gtZWQyNTUxOQAAACB5YVhZm5yWWwc18EOLFbRdz+gswSo19VZdpNG2a0/LDA
        AAAEAwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZnlhWFmbnJZbBzXwQ4sVtF3P
        6CzBKjX1Vl2k0bZrT8sMAAAAEHVzZXJAZXhhbXBsZS5jb20BAgMEBQ==
        -----END OPENSSH PRIVATE KEY-----
        """;
}
