using K3sPulumi.Core.Datastores;

namespace K3sPulumi.Core.Tests.Datastores;

public sealed class DatastoreOutputTests
{
    private const string Certificate = "-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n";

    [Fact]
    public void TheCaIsFoundBetweenProgressLines() =>
        Assert.Equal(Certificate,
            DatastoreOutput.TryParse(
                $"starts mariadb\n===== k3spulumi ca\n{Certificate}\n\n===== k3spulumi end\nwarning: late")?.Ca);

    [Fact]
    public void EtcdAddsAClientCertificateAndTheCaKey()
    {
        var output = DatastoreOutput.TryParse(
            $"===== k3spulumi ca\n{Certificate}===== k3spulumi ca-key\nK1\n===== k3spulumi certificate\nC\n===== k3spulumi "
                + "key\nK2\n===== k3spulumi end\n");

        Assert.NotNull(output);
        Assert.Equal((Certificate, "K1\n", "C\n", "K2\n"),
            (output.Ca, output.CaKey?.Value, output.Certificate, output.Key?.Value));
        Assert.DoesNotContain("K2", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("===== k3spulumi ca\n-----BEGIN CERT")]
    [InlineData("===== k3spulumi end\n")]
    public void OutputThatWasCutOffIsNone(string stdout) => Assert.Null(DatastoreOutput.TryParse(stdout));
}
