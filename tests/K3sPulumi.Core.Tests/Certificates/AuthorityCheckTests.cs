using System.Security.Cryptography.X509Certificates;
using K3sPulumi.Core.Certificates;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Certificates;

/// <summary>What is wrong with a user's CA is said in preview.</summary>
public sealed class AuthorityCheckTests
{
    private static readonly TestAuthority Root = TestAuthority.Root(), Signer = Root.Below();

    private static readonly TestAuthority Other = TestAuthority.Root(name: "other");

    public static TheoryData<string, string, string, string> Faults => new()
    {
        { "no PEM", "certificate", Signer.KeyPem, "chain is not a PEM certificate; use the text that starts with" },
        { "a key only", Signer.KeyPem, Signer.KeyPem, "chain is not a PEM certificate; use the text that starts with" },
        { "broken PEM", Signer.Pem.Replace("MII", "MIX", StringComparison.Ordinal), Signer.KeyPem,
            "chain contains a PEM certificate that cannot be parsed;" },
        { "the wrong order", Root.Pem + Signer.Pem, Root.KeyPem, "chain is in the wrong order; put the CA that signs first" },
        { "no root", Signer.Pem, Signer.KeyPem, "chain does not end with a root: \"CN=intermediate\" is signed by CN=root;" },
        { "another root", Signer.Pem + Other.Pem, Signer.KeyPem,
            "chain is not a chain: \"CN=intermediate\" is not signed by \"CN=other\", which follows it;" },
        { "a root of the same name", Signer.Pem + TestAuthority.Root().Pem, Signer.KeyPem, "chain is not a chain:" },
        { "the key of the root", Signer.Pem + Root.Pem, Root.KeyPem, "key does not belong to the first certificate in chain;" },
        { "no key", Signer.Pem + Root.Pem, Signer.Pem, "key is not an RSA or ECDSA private key;" },
        { "an encrypted key", Signer.Pem + Root.Pem, "-----BEGIN ENCRYPTED PRIVATE KEY-----\n", "key is encrypted;" },
        { "no CA", Leaf(), "", "chain contains \"CN=intermediate\", which is not a CA (basicConstraints CA:TRUE);" },
        { "no right to sign", Usage(), "", "chain contains \"CN=intermediate\", whose keyUsage does not allow signing" },
        { "no CA below", Path(), "",
            "chain contains \"CN=intermediate\", which allows 0 CAs below it (pathlen), and the cluster needs 1;" },
        { "expired", Expired(), "", "chain contains \"CN=intermediate\", which expired on 2026-05-31;" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void AFaultIsAProblemThatSaysWhatToDo(string fault, string chain, string key, string expected)
    {
        var problems = Problems(chain, key.Length > 0 ? key : Signer.KeyPem);

        Assert.True(problems.Any(problem => problem.StartsWith(expected, StringComparison.Ordinal)),
            $"{fault}: {string.Join(" | ", problems)}");
        Assert.All(problems, problem => Assert.EndsWith(".", problem, StringComparison.Ordinal));
    }

    public static TheoryData<string, string, string> Good => new()
    {
        { "root and intermediate", Signer.Pem + Root.Pem, Signer.KeyPem },
        { "a root alone", Root.Pem, Root.KeyPem },
        { "comments and CRLF",
            $"# our CA\r\n{(Signer.Pem + Root.Pem).Replace("\n", "\r\n", StringComparison.Ordinal)}", Signer.KeyPem },
        { "PKCS#8", Signer.Pem + Root.Pem, ((System.Security.Cryptography.ECDsa)Signer.Key).ExportPkcs8PrivateKeyPem() },
        { "parameters before the key", Signer.Pem + Root.Pem,
            "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n" + Signer.KeyPem },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void WhatWorksIsAccepted(string what, string chain, string key)
    {
        var problems = Problems(chain, key);

        Assert.True(problems.Count == 0, $"{what}: {string.Join(" | ", problems)}");
    }

    [Fact]
    public void RsaAndEveryCurveOfGoAreAccepted()
    {
        foreach (var kind in new[] { "RSA", "P-256", "P-384", "P-521" })
        {
            var root = TestAuthority.Root(kind);
            Assert.Empty(Problems(root.Pem, root.KeyPem));
        }
    }

    [Fact]
    public void ACaNearItsEndIsAWarning()
    {
        var root = TestAuthority.Root(until: TestAuthority.Now.AddDays(100));
        var spec = new AuthoritySpec { Chain = root.Pem, Key = new Secret(root.KeyPem), Now = TestAuthority.Now };

        var advice = Assert.Single(ProblemList.Of(spec.Advise));

        Assert.Equal("chain expires on 2026-09-09, and the cluster's CAs with it; renew it before.",
            $"{advice.Path} {advice.Message}");
        Assert.Empty(ProblemList.Of(spec.Check));
    }

    [Fact]
    public void UnknownPartsAreCheckedWhenTheyAreKnown()
    {
        var spec = new AuthoritySpec { Chain = Value<string>.Unknown, Key = Value<Secret>.Unknown };

        Assert.Empty(ProblemList.Of(spec.Check));
        Assert.Equal(["chain", "key"], ProblemList.Of(new AuthoritySpec().Check).Select(problem => problem.Path));
    }

    private static List<string> Problems(string chain, string key) =>
        [.. ProblemList.Of(new AuthoritySpec { Chain = chain, Key = new Secret(key), Now = TestAuthority.Now }.Check)
            .Select(problem => $"{problem.Path} {problem.Message}")];

    private static string Leaf() => Root.Below(isCa: false).Pem + Root.Pem;

    private static string Usage() => Root.Below(usage: X509KeyUsageFlags.DigitalSignature).Pem + Root.Pem;

    private static string Path() => Root.Below(pathLength: 0).Pem + Root.Pem;

    private static string Expired() => Root.Below(until: TestAuthority.Now.AddDays(-1)).Pem + Root.Pem;
}
