using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Validation;

public sealed class SecretTextTests
{
    private const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private const string PublicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIu5Rg0QxaWYzpWgVwDZKpWlGDJyjyZhAAkDDqlvt5C1";

    [Theory]
    [InlineData("3f9c1b7a3f9c1b7a3f9c1b7a3f9c1b7a", null)]
    [InlineData("", "must not be empty;")]
    [InlineData("K10short", "must not start with K10:")]
    [InlineData("K10" + Hash + "::server:secretpassword", "must not start with K10:")]
    [InlineData("abcdef.0123456789abcdef", "must not have the form of a bootstrap token")]
    [InlineData("secret word secret word", "contains characters that K3s cannot read everywhere")]
    [InlineData("secretsecret$ecretsecret", "contains characters that K3s cannot read everywhere")]
    [InlineData("secretsecretsecret\n", "contains characters that K3s cannot read everywhere")]
    [InlineData("secret", "is shorter than 16 characters;")]
    public void TokensOfNewClusters(string token, string? problem) => AssertProblem(problem, Tokens.Problem(token), token);

    [Theory]
    [InlineData("3f9c1b7a", true, null)]
    [InlineData("K10" + Hash + "::server:secretpassword", true, null)]
    [InlineData("K10" + Hash + "::node:secretpassword", false, null)]
    [InlineData("abcdef.0123456789abcdef", false, null)]
    [InlineData("K10" + Hash + "::abcdef.0123456789abcdef", false, null)]
    [InlineData("abcdef.0123456789abcdef", true, "is a bootstrap token, with which only agents can join;")]
    [InlineData("K10" + Hash + "::node:secretpassword", true, "is an agent token, with which servers cannot join;")]
    [InlineData("K10secretsecret", false, "starts with K10 but is not K10, 64 hexadecimal digits,")]
    [InlineData("secretsecret\n", false, "contains white space or control characters;")]
    [InlineData("", false, "must not be empty;")]
    public void TokensOfExistingClusters(string token, bool isServer, string? problem) =>
        AssertProblem(problem, Tokens.JoinProblem(token, isServer), token);

    [Theory]
    [InlineData("it's short", "contains white space")]
    [InlineData("it's,short$", null)]
    [InlineData("K10" + Hash + "::node:secretpassword", "must not start with K10;")]
    [InlineData("", "must not be empty;")]
    public void AgentTokensOfExistingClusters(string token, string? problem) =>
        AssertProblem(problem, Tokens.AgentProblem(token), token);

    [Theory]
    [InlineData("", "must not be empty;")]
    [InlineData("~/.ssh/id_ed25519", "is a path;")]
    [InlineData("/home/pi/.ssh/id_rsa", "is a path;")]
    [InlineData(PublicKey, "is a public key;")]
    [InlineData("PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none", "is in PuTTY's format;")]
    [InlineData("rubbish", "is not a private key;")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1r", "is incomplete:")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY----- b3BlbnNzaC1r -----END OPENSSH PRIVATE KEY-----", "is incomplete:")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----", "is incomplete:")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\\nAAAA\\n-----END RSA PRIVATE KEY-----",
        "contains \\n where it needs line breaks;")]
    [InlineData("\"-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\"",
        "starts with a space or a quotation mark")]
    [InlineData("  -----BEGIN RSA PRIVATE KEY-----\n  AAAA\n  -----END RSA PRIVATE KEY-----\n",
        "starts with a space or a quotation mark")]
    [InlineData("LS0tLS1CRUdJTiBPUEVOU1NIIFBSSVZBVEUgS0VZLS0tLS0K", "is encoded in base64 once more;")]
    [InlineData("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
        "is an encrypted key in PKCS#8 format, which Pulumi's provider cannot read;")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----",
        "is protected by a passphrase;")]
    public void PrivateKeys(string key, string problem) => AssertProblem(problem, SshKeys.PrivateKeyProblem(key), key);

    [Fact]
    public void ARealPrivateKeyIsFine()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Null(SshKeys.PrivateKeyProblem(key.ExportECPrivateKeyPem()));
        Assert.Null(SshKeys.PrivateKeyProblem(key.ExportPkcs8PrivateKeyPem() + "\n"));
        AssertProblem("has no passphrase;", SshKeys.PrivateKeyProblem(key.ExportPkcs8PrivateKeyPem(), hasPassphrase: true), null);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void LineBreaksAroundAPrivateKeyAreFine(string line)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var text = key.ExportECPrivateKeyPem().Replace("\n", line, StringComparison.Ordinal);

        Assert.Null(SshKeys.PrivateKeyProblem(line + text + line + line));
        Assert.Null(SshKeys.PrivateKeyProblem($"# for the edge{line}{text}{line}"));
    }

    [Theory]
    [InlineData("ssh-ed25519", null)]
    [InlineData("ecdsa-sha2-nistp256", null)]
    [InlineData("sk-ssh-ed25519@openssh.com", "is the key of a hardware token,")]
    [InlineData("sk-ecdsa-sha2-nistp256@openssh.com", "is the key of a hardware token,")]
    [InlineData("ssh-dss", "is a DSA key,")]
    public void TheTypeOfAnOpenSshKeyIsRead(string type, string? problem)
    {
        byte[] body = [.. "openssh-key-v1\0"u8, 0, 0, 0, 4, .. "none"u8, 0, 0, 0, 4, .. "none"u8, 0, 0, 0, 0, 0, 0, 0, 1,
            0, 0, 0, (byte)(type.Length + 4), 0, 0, 0, (byte)type.Length, .. type.Select(character => (byte)character)];
        var key = $"-----BEGIN OPENSSH PRIVATE KEY-----\n{Convert.ToBase64String(body)}\n-----END OPENSSH PRIVATE KEY-----\n";

        AssertProblem(problem, SshKeys.PrivateKeyProblem(key), key);
    }

    [Fact]
    public void ADsaKeyIsRejectedWhereGoCannotReadItAndIsAWarningWhereMostHostsRejectIt()
    {
        byte[] body = [0x30, 0x20, 0x02, 0x01, 0x00, 0x30, 0x1B, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x38, 0x04, 0x01,
            .. new byte[18]];
        var pkcs8 = $"-----BEGIN PRIVATE KEY-----\n{Convert.ToBase64String(body)}\n-----END PRIVATE KEY-----\n";
        var pem = "-----BEGIN DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----\n";

        AssertProblem("is a DSA key, which Pulumi's provider cannot use;", SshKeys.PrivateKeyProblem(pkcs8), pkcs8);
        Assert.Null(SshKeys.PrivateKeyProblem(pem));
        AssertProblem("is a DSA key, which OpenSSH 7.0 and newer accept only if", SshKeys.PrivateKeyAdvice(pem), pem);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Null(SshKeys.PrivateKeyAdvice(key.ExportPkcs8PrivateKeyPem()));
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData("aes256-ctr", "is protected by a passphrase;")]
    public void TheCipherOfAnOpenSshKeyIsRead(string cipher, string? problem)
    {
        byte[] body = [.. "openssh-key-v1\0"u8, 0, 0, 0, (byte)cipher.Length, .. cipher.Select(character => (byte)character), 0,
            0, 0, 0];
        var key = $"-----BEGIN OPENSSH PRIVATE KEY-----\n{Convert.ToBase64String(body)}\n-----END OPENSSH PRIVATE KEY-----\n";

        AssertProblem(problem, SshKeys.PrivateKeyProblem(key), key);
        AssertProblem(problem is null ? "has no passphrase;" : null, SshKeys.PrivateKeyProblem(key, hasPassphrase: true), key);
    }

    [Theory]
    [InlineData(PublicKey, null)]
    [InlineData(PublicKey + " root@alpha\n", null)]
    [InlineData("10.0.0.5 " + PublicKey,
        "starts with the host name, as ssh-keyscan prints it; remove it and start with ssh-ed25519.")]
    [InlineData("ssh-dss AAAAB3NzaC1kc3MAAACBAA==", "is a DSA key, which OpenSSH 7.0 and newer do not offer by themselves;")]
    [InlineData("ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAA",
        "is not a valid ssh-rsa key: the text after the type is damaged; copy it again.")]
    [InlineData("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQ==", "is an RSA key, which Pulumi's provider requests with SHA-1 only")]
    [InlineData("rsa-sha2-512 AAAAB3NzaC1yc2EAAAADAQABAAAAgQ==",
        "is an RSA key, which Pulumi's provider requests with SHA-1 only")]
    [InlineData("ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY=", null)]
    [InlineData("SHA256:uNiVztksCsDhcc0u9e8BrwUXvlZZX0u1PrSDb1yOTqY", "is a fingerprint;")]
    [InlineData(PublicKey + "\n" + PublicKey, "has several lines; use the one key to accept.")]
    [InlineData("", "must not be empty;")]
    [InlineData("rubbish", "is not a valid host key;")]
    public void HostKeys(string key, string? problem) => AssertProblem(problem, SshKeys.HostKeyProblem(key), null);

    [Fact]
    public void Certificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=ca", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        var pem = certificate.ExportCertificatePem();

        Assert.Null(Pem.CertificateProblem(pem));
        Assert.Null(Pem.CertificateProblem($"# comment\n{pem}\n{pem}\n"));
        AssertProblem("contains a damaged certificate;",
            Pem.CertificateProblem(pem.Replace("MII", "AAA", StringComparison.Ordinal)), null);
        AssertProblem("is not a certificate in PEM format;", Pem.CertificateProblem("/etc/ssl/ca.crt"), null);
        AssertProblem("contains a private key;", Pem.CertificateProblem(key.ExportPkcs8PrivateKeyPem()), null);
        Assert.Null(Pem.PrivateKeyProblem(key.ExportPkcs8PrivateKeyPem()));
        AssertProblem("is not a private key in PEM format;", Pem.PrivateKeyProblem(pem), null);
    }

    private static void AssertProblem(string? beginning, string? problem, string? secret)
    {
        if (beginning is null)
        {
            Assert.Null(problem);
            return;
        }

        Assert.StartsWith(beginning, problem, StringComparison.Ordinal);
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
        Assert.True(string.IsNullOrEmpty(secret) || !problem!.Contains(secret, StringComparison.Ordinal),
            "the message repeats the secret");
    }
}
