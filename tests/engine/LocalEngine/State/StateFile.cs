namespace K3sPulumi.LocalEngine.State;

/// <summary>A state file that only its owner can read. It is written atomically: it never contains half a state.</summary>
public sealed class StateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly SecretBox _box;

    private StateFile(string path, SecretBox box, Snapshot snapshot) => (_path, _box, Snapshot) = (path, box, snapshot);

    /// <summary>The content of the file.</summary>
    public Snapshot Snapshot { get; private set; }

    /// <summary>Opens the file, or starts with an empty state if it does not exist.</summary>
    public static StateFile Open(string path, string passphrase)
    {
        if (!File.Exists(path))
            return new(path, SecretBox.New(passphrase), Snapshot.Empty);
        var snapshot = SnapshotJson.Read(File.ReadAllText(path), passphrase, out var box);
        return new(path, box, snapshot);
    }

    public void Save(Snapshot snapshot)
    {
        lock (_gate)
        {
            var fresh = $"{_path}.new";
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);
            File.Delete(fresh);
            var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                create.UnixCreateMode = OwnerOnly;
            using (var file = new FileStream(fresh, create))
            using (var text = new StreamWriter(file))
                text.Write(SnapshotJson.Write(snapshot, _box));
            File.Move(fresh, _path, overwrite: true);
            Snapshot = snapshot;
        }
    }
}
