namespace K3sPulumi.LabTests.Harness;

/// <summary>An SSH key pair in OpenSSH's form.</summary>
public sealed record KeyPair(string Private, string Public)
{
    /// <summary>Created in a container, because this machine may not have ssh-keygen.</summary>
    public static KeyPair Generate(Lab lab)
    {
        const string script = "ssh-keygen -q -t ed25519 -N '' -C lab -f /tmp/key && cat /tmp/key.pub /tmp/key";
        var lines = lab.Docker(["run", "--rm", .. lab.Mark, lab.Image("base"), "sh", "-c", script]).Ok().Split('\n', 2);
        return new KeyPair(lines[1] + "\n", lines[0]);
    }

    /// <summary>Writes the private key for ssh, which requires that others cannot read it.</summary>
    public string Save(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(Private);
        return path;
    }

    public override string ToString() => Public;
}
