namespace K3sPulumi.LabTests.Harness;

/// <summary>
/// A web server on a lab network with the stand-in's releases, laid out as K3s lays out its own: <c>BaseUrl/version/k3s</c>,
/// <c>sha256sum-amd64.txt</c>, image archives; and <c>install.sh</c>. For a host that is started with it, it is github.com and
/// raw.githubusercontent.com.
/// </summary>
public sealed class LabArtifacts
{
    private readonly Lab _lab;
    private readonly string _container;

    public LabArtifacts(Lab lab, LabNetwork network, params string[] versions)
    {
        (_lab, _container) = (lab, lab.Unique("artifacts"));
        const string script = "export PYTHONDONTWRITEBYTECODE=1; cd /src && exec python3 -u serve.py /srv \"$@\"";
        lab.Docker(["run", "-d", "--name", _container, .. lab.Mark, "--network", network.Name,
            "-v", $"{Repository.Lab("k3s-standin")}:/src:ro", lab.Image("base"), "sh", "-c", script, "sh", .. versions]).Ok();
        Address = lab.Docker("inspect", "-f", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", _container).Ok();
        BaseUrl = $"http://{Address}";
        Lab.WaitFor("the artifact server", () =>
            lab.Docker("exec", _container, "curl", "-sfo", "/dev/null", "http://127.0.0.1/install.sh").ExitCode == 0);
    }

    public string Address { get; }

    /// <summary>The CA of this server's certificate.</summary>
    public string AuthorityPem => Exec("cat /srv/ca.crt").Ok() + "\n";

    /// <summary>The URL before the version, as in INSTALL_K3S_ARTIFACT_URL.</summary>
    public string BaseUrl { get; }

    public string InstallerUrl => $"{BaseUrl}/install.sh";

    /// <summary>The directory of a release; the plus sign is encoded as in K3s's own URLs.</summary>
    public string ReleaseUrl(string version) => $"{BaseUrl}/{version.Replace("+", "%2B", StringComparison.Ordinal)}";

    /// <summary>Runs a script in the directory of the files (/srv/VERSION/...), to damage or replace them.</summary>
    public Result Exec(string script) => _lab.Docker("exec", _container, "sh", "-c", script);

    /// <summary>How often a path was requested.</summary>
    public int Downloads(string file) =>
        _lab.Docker("logs", _container).Error.Split('\n').Count(line => line.Contains($"/{file} HTTP", StringComparison.Ordinal));

    /// <summary>Copies the whole layout to a directory of this machine, as an air-gap bundle.</summary>
    public void CopyTo(string directory) => _lab.Docker("cp", $"{_container}:/srv/.", directory).Ok();

    public void Stop() => _lab.Docker("rm", "-fv", _container).Ok();
}
