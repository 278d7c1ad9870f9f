using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace K3sPulumi.Core.Tests;

/// <summary>
/// `make up`, `make down` and `make preview` with the real scripts and stand-ins for the programs that they call.
/// </summary>
public sealed class MakeUpTests : IDisposable
{
    private const string Phrase = "phrase-from-elsewhere";

    private readonly string _folder = Directory.CreateTempSubdirectory("make up").FullName;

    public MakeUpTests()
    {
        var top = Path.GetFullPath(Path.Combine(Here(), "../.."));
        foreach (var file in Directory.GetFiles(Path.Combine(top, "scripts"))
            .Concat(Directory.GetFiles(Path.Combine(top, "examples/quickstart"), "*.cs"))
            .Append(Path.Combine(top, "Pulumi.yaml")))
            Copy(file, Path.GetRelativePath(top, file));
        // Independent of the Pulumi packages on this machine.
        Program("../sdk/select", "echo :");
        // Records a program's arguments, then prints its output.
        Program("pulumi", """
            echo "pulumi $*" >>"$CALLS"
            echo "${DOCKER_HOST-unset}" >>"$CALLS.engine"
            echo "$PULUMI_BACKEND_URL ${PULUMI_CONFIG_PASSPHRASE-unset} $(stat -c %a "$PULUMI_CONFIG_PASSPHRASE_FILE" 2>/dev/null)" >>"$CALLS.env"
            case "$*" in
              version) echo v3.200.0 ;;
              'stack select'*) [ ! -e "$NO_STACK" ] || { echo "error: no stack named 'dev' found" >&2; exit 255; } ;;
              up*) [ ! -e "$FAILS" ] || exit 255; mkdir -p .pulumi-state/.pulumi/stacks/k3spulumi; echo '{}' >.pulumi-state/.pulumi/stacks/k3spulumi/dev.json ;;
              'stack output kubeconfig'*) echo 'client-key-data: c2VjcmV0' ;;
            esac
            """);
        Program("docker",
            "case \"$1 ${3:-}\" in 'info '*'{{.CgroupVersion}}') echo 2 ;; 'version '*) echo 28.0.0 ;; 'context '*) cat "
                + "\"$HOME/context\" 2>/dev/null ;; esac");
        Program("kubectl", "echo 'dev-server-0   Ready'");
        Program("dotnet", "echo 10.0.100");
    }

    [Fact]
    public void UpKeepsStateAndPassphraseInTheFolderAndPrintsNoSecret()
    {
        var (code, output) = Run("up");

        Assert.True(code == 0, output);
        Assert.Equal(
            ["pulumi version", "pulumi stack select --create dev", "pulumi up --stack dev --yes --skip-preview",
                "pulumi stack output kubeconfig --stack dev --show-secrets"],
            Calls());
        Assert.EndsWith($"export KUBECONFIG={_folder}/kubeconfig\n", output, StringComparison.Ordinal);
        Assert.Contains("dev-server-0   Ready", output, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", output, StringComparison.Ordinal);
        Assert.DoesNotContain(File.ReadAllText(At(".pulumi-passphrase")).Trim(), output, StringComparison.Ordinal);
        const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.All([".pulumi-passphrase", "kubeconfig"], name => Assert.Equal(Own, File.GetUnixFileMode(At(name))));
        Assert.Equal(Own | UnixFileMode.UserExecute, File.GetUnixFileMode(At(".pulumi-state")));
    }

    [Fact]
    public void APassphraseOfTheCallersOwnDoesNotLockTheStateOfThisFolder()
    {
        Run("up");

        Assert.All(File.ReadLines(At("calls.env")).Skip(1), line =>
            Assert.Equal($"file://{_folder}/.pulumi-state unset 600", line));
        Assert.DoesNotContain(Phrase, File.ReadAllText(At(".pulumi-passphrase")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unix:///home/me/.docker/desktop/docker.sock", null, "unix:///home/me/.docker/desktop/docker.sock")]
    [InlineData("unix:///var/run/docker.sock", null, "unset")]
    [InlineData("tcp://10.0.0.9:2376", null, "unset")]
    [InlineData(null, null, "unset")]
    [InlineData("unix:///home/me/.docker/desktop/docker.sock", "tcp://engine.example:2376", "tcp://engine.example:2376")]
    public void PulumiTakesTheEngineThatTheDockerCommandHasChosen(string? chosen, string? host, string engine)
    {
        if (chosen is not null)
            File.WriteAllText(At("context"), $"{chosen}\n");

        Run("up", host);

        Assert.Equal(engine, File.ReadLines(At("calls.engine")).Last());
    }

    [Fact]
    public void ASecondUpKeepsThePassphrase()
    {
        Run("up");
        var phrase = File.ReadAllText(At(".pulumi-passphrase"));

        Assert.Equal(0, Run("up").Code);

        Assert.Equal(phrase, File.ReadAllText(At(".pulumi-passphrase")));
    }

    [Fact]
    public void AFailedUpSaysWhatExistsAndHowToGoOn()
    {
        File.WriteAllText(At("fails"), "");
        Directory.CreateDirectory(At(".pulumi-state/.pulumi/locks/k3spulumi"));
        File.WriteAllText(At(".pulumi-state/.pulumi/locks/k3spulumi/1.json"), "{}");

        var (code, output) = Run("up");

        Assert.Equal(1, code);
        Assert.Contains("pulumi up failed. What exists is in the state: run make up again, or make down.", output,
            StringComparison.Ordinal);
        Assert.Contains("rm -r .pulumi-state/.pulumi/locks", output, StringComparison.Ordinal);
        Assert.False(File.Exists(At("kubeconfig")));
    }

    [Fact]
    public void DownDestroysThenForgets()
    {
        Run("up");
        File.Delete(At("calls"));

        var (code, output) = Run("down");

        Assert.True(code == 0, output);
        Assert.Equal(["pulumi version", "pulumi stack select dev", "pulumi destroy --stack dev --yes --skip-preview",
            "pulumi stack rm dev --yes"], Calls());
        Assert.All([".pulumi-state", ".pulumi-passphrase", "kubeconfig"], name => Assert.False(Path.Exists(At(name))));
    }

    [Fact]
    public void DownAfterAnUpThatNeverMadeAStackCleansUpToo()
    {
        Directory.CreateDirectory(At(".pulumi-state"));
        File.WriteAllText(At("no-stack"), "");

        var (code, output) = Run("down");

        Assert.True(code == 0, output);
        Assert.False(Directory.Exists(At(".pulumi-state")));
    }

    [Fact]
    public void APreviewLeavesNothingInTheFolder()
    {
        Assert.Equal(0, Run("preview").Code);

        Assert.Equal(["pulumi stack init preview --cwd .", "pulumi preview --stack preview --cwd ."], Calls());
        Assert.False(Path.Exists(At(".pulumi-state")) || Path.Exists(At(".pulumi-passphrase")));
        Assert.All(File.ReadLines(At("calls.env")), line =>
            Assert.False(Directory.Exists(line.Split(' ')[0]["file://".Length..])));
    }

    public void Dispose() => Child.Delete(_folder);

    private string[] Calls() => File.ReadAllLines(At("calls"));

    private string At(string name) => Path.Combine(_folder, name);

    private void Copy(string file, string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.Copy(file, At(name));
    }

    private void Program(string name, string text)
    {
        var file = Path.GetFullPath(At($"programs/{name}"));
        Child.Program(file, $"#!/bin/sh\n{text}\n");
    }

    private (int Code, string Output) Run(string script, string? engine = "tcp://engine.example:2376")
    {
        var start = new ProcessStartInfo("sh",
            ["-c", "exec 2>&1; exec \"$0\"", At($"scripts/{script}")])
        { WorkingDirectory = "/" };
        foreach (var (name, value) in new Dictionary<string, string?>
        {
            ["PATH"] = $"{At("programs")}:/usr/bin:/bin",
            ["CALLS"] = At("calls"),
            ["FAILS"] = At("fails"),
            ["NO_STACK"] = At("no-stack"),
            ["HOME"] = _folder,
            ["DOCKER_HOST"] = engine,
            ["DOCKER_CONTEXT"] = null,
            ["PULUMI_CONFIG_PASSPHRASE"] = Phrase,
        })
            start.Environment[name] = value;
        var (code, output, _) = Child.Run(start);
        return (code, output);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
