using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using K3sPulumi.Core.Certificates;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Certificates;

/// <summary>The CAs that K3s works with, made of the user's CA: the same in every run.</summary>
public sealed class LeafAuthoritiesTests
{
    public static TheoryData<string, string> Kinds => new()
    {
        { "P-256", "P-256" }, { "RSA", "RSA" }, { "P-384", "P-384" }, { "P-521", "P-521" },
        { "RSA", "P-256" }, { "P-384", "RSA" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EachIsACaBelowTheUsersWithItsOwnKey(string root, string intermediate)
    {
        var top = TestAuthority.Root(root);
        var signer = top.Below(intermediate);

        var files = Files(signer.Pem + top.Pem, signer.KeyPem);

        Assert.Equal(LeafAuthorities.Names.Count * 2, files.Count(file => file.Key != "chain"));
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in LeafAuthorities.Names)
        {
            using var ca = X509Certificate2.CreateFromPem(files[$"{name}.crt"], files[$"{name}.key"]);
            Assert.True(keys.Add(files[$"{name}.key"]));
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.Add(top.Certificate);
            chain.ChainPolicy.ExtraStore.Add(signer.Certificate);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.VerificationTime = TestAuthority.Now.UtcDateTime;
            Assert.True(chain.Build(ca), string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation)));
            Assert.Equal(3, chain.ChainElements.Count);
            Assert.Equal(signer.Certificate.NotAfter, ca.NotAfter);
            Assert.StartsWith($"CN=k3s-{name.Replace('/', '-')}@", ca.Subject, StringComparison.Ordinal);
        }

        Assert.Equal(signer.Pem + top.Pem, files["chain"]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryRunMakesTheSame(string root, string intermediate)
    {
        var top = TestAuthority.Root(root);
        var signer = top.Below(intermediate);
        var chain = AuthorityChain.TryRead(signer.Pem + top.Pem, out _)!;

        var first = LeafAuthorities.Bundle(chain, new(signer.KeyPem));

        Assert.Equal(first, LeafAuthorities.Bundle(chain, new(signer.KeyPem)));
        Assert.DoesNotContain(signer.KeyPem.Split('\n')[2], first, StringComparison.Ordinal);
        Assert.NotEqual(first, LeafAuthorities.Bundle(AuthorityChain.TryRead(top.Pem, out _)!, new(top.KeyPem)));
    }

    /// <summary>RFC 6979, A.2.5: P-256 with SHA-256, message "sample".</summary>
    [Fact]
    public void SignaturesAreThoseOfRfc6979()
    {
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = Convert.FromHexString("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721"),
        });

        var signature = new DeterministicSignatures(key).SignData(Encoding.ASCII.GetBytes("sample"), HashAlgorithmName.SHA256);

        Assert.EndsWith("EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
            + "022100F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8", Convert.ToHexString(signature),
            StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Files(string chain, string key) =>
        LeafAuthorities.Bundle(AuthorityChain.TryRead(chain, out _)!, new Secret(key))
            .Split("== ", StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(part => part.Split('\n')[0], part => part[(part.IndexOf('\n') + 1)..], StringComparer.Ordinal);
}
