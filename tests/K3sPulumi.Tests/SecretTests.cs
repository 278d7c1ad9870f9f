using System.Text;
using K3sPulumi.LocalEngine;

namespace K3sPulumi.Tests;

public sealed class SecretTests
{
    [Theory]
    [InlineData("docker")]
    [InlineData("ssh")]
    public async Task NoSecretIsInRegistrationsPreviewStateOrLogs(string platform)
    {
        var program = Programs.Stack(() => platform == "docker" ? Programs.Docker() : Programs.Ssh());
        var up = await Programs.UpAsync(program);
        var preview = await Programs.PreviewAsync(program, up.Snapshot);

        var secrets = up.Resources.Where(resource => resource.Type.EndsWith(":RandomPassword", StringComparison.Ordinal))
            .Select(resource => resource.Outputs.Text("result")!)
            .Append(TestKubeconfig.KeyText).Append(Convert.ToBase64String(Encoding.ASCII.GetBytes(TestKubeconfig.KeyText)))
            .Append("pass-of-10.0.0.11").ToList();
        var open = string.Join('\n', [
            up.Tree(), preview.Tree(), up.Snapshot.ToJson("passphrase"),
            .. up.Diagnostics.Concat(preview.Diagnostics)
                .Select(diagnostic => diagnostic.Message), .. preview.Steps.Select(step => $"{step}")]);

        Assert.Equal(5, secrets.Count);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, open, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hosts")]
    [InlineData("other hosts")]
    [InlineData("containers")]
    public async Task NoCredentialOfClosedNetworksIsEither(string what)
    {
        var program = Programs.Stack(() => what switch
        {
            "hosts" => OptionPrograms.Hosts(),
            "other hosts" => OptionPrograms.OtherHosts(),
            _ => OptionPrograms.Containers(),
        });
        var up = await Programs.UpAsync(program);
        var preview = await Programs.PreviewAsync(program, up.Snapshot);

        var open = string.Join('\n', [
            up.Tree(), preview.Tree(), up.Snapshot.ToJson("passphrase"),
            .. up.Diagnostics.Concat(preview.Diagnostics)
                .Select(diagnostic => diagnostic.Message), .. preview.Steps.Select(step => $"{step}")]);

        Assert.Empty(preview.Changes);
        string[] secrets = [OptionPrograms.RegistryPassword, OptionPrograms.RegistryAuth, OptionPrograms.RegistryKeyLine,
            OptionPrograms.JoinKey, OptionPrograms.ProxyPassword];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, open, StringComparison.Ordinal));
    }
}
