namespace K3sPulumi.Core;

/// <summary>Which artifacts go where on a host, and what is wrong with them: known before anything is sent.</summary>
internal sealed record AirGapPlan(IReadOnlyList<AirGapUpload> Uploads, IReadOnlyList<string> Problems)
{
    /// <summary>
    /// Where the scripts find binary, checksums and installer: a release's layout, as at its address in the internet.
    /// </summary>
    public const string ArtifactFolder = "/var/lib/k3spulumi/artifacts";

    public const string PackageFolder = "/var/lib/k3spulumi/packages";

    public const string ImageFolder = "/var/lib/rancher/k3s/agent/images";

    /// <param name="artifacts">What is asked for.</param>
    /// <param name="files">What the directory holds.</param>
    /// <param name="checksums">The text of its checksum file; null when it has none.</param>
    /// <param name="manifest">The text of its manifest; null when it has none.</param>
    public static AirGapPlan For(AirGapArtifacts artifacts, IReadOnlyList<AirGapFile> files, string? checksums, string? manifest)
    {
        List<string> problems = [.. ManifestProblems(artifacts, manifest, out var listed)];
        var sums = SumsOf(artifacts, checksums, problems);
        List<AirGapUpload> uploads = [];
        void Add(AirGapFile? file, string folder, string mode)
        {
            if (file is not null)
                uploads.Add(new(file.Name, $"{folder}/{file.Name}", mode, file.Bytes, file.Sha256));
        }

        var release = $"{ArtifactFolder}/{artifacts.Version}";
        Add(Required(artifacts, files, [artifacts.Binary], "the K3s program", problems), release, "0755");
        Add(files.FirstOrDefault(file => file.Name == artifacts.ChecksumFile), release, "0644");
        Add(Required(artifacts, files, [AirGapArtifacts.Installer], "the installer", problems), release, "0755");
        Add(Required(artifacts, files, artifacts.ImageArchives, "the images of K3s", problems), ImageFolder, "0644");
        foreach (var more in files.Where(file => IsMoreImages(artifacts, file.Name)))
            Add(more, ImageFolder, "0644");
        foreach (var package in files.Where(file => file.Name.EndsWith(".rpm", StringComparison.Ordinal)))
            Add(package, PackageFolder, "0644");

        problems.AddRange(uploads.Select(upload => SumProblem(upload, sums, listed, artifacts)).OfType<string>());
        return new(uploads, problems);
    }

    private static IEnumerable<string> ManifestProblems(AirGapArtifacts artifacts, string? text, out AirGapManifest? manifest)
    {
        string? why = null;
        manifest = text is null ? null : AirGapManifest.TryParse(text, out why);
        return (manifest, why) switch
        {
            (null, null) => [],
            (null, _) => [$"{artifacts.Manifest} {why}"],
            ({ } found, _) when found.Version != artifacts.Version =>
                [$"the artifacts are of {found.Version}, not of {artifacts.Version}; fetch them with {Fetch(artifacts)}."],
            ({ } found, _) when found.Architecture != artifacts.Architecture =>
                [$"the artifacts are for {found.Architecture}, not for {artifacts.Architecture}; fetch them with {Fetch(artifacts)}."],
            _ => [],
        };
    }

    private static Checksums? SumsOf(AirGapArtifacts artifacts, string? text, List<string> problems)
    {
        if (text is null)
        {
            problems.Add($"{artifacts.ChecksumFile} is missing, so that nothing can be verified; fetch it from {artifacts.UrlOf(artifacts.ChecksumFile)}.");
            return null;
        }

        var sums = Checksums.TryParse(text, out var why);
        if (why is not null)
            problems.Add($"{artifacts.ChecksumFile} {why}");
        return sums;
    }

    private static AirGapFile? Required(
        AirGapArtifacts artifacts, IReadOnlyList<AirGapFile> files, IReadOnlyList<string> names, string what, List<string> problems)
    {
        var found = names.Select(name => files.FirstOrDefault(file => file.Name == name)).FirstOrDefault(file => file is not null);
        if (found is null)
            problems.Add($"{string.Join(" or ", names)} is missing ({what}{Others(artifacts, files)}); fetch it with {Fetch(artifacts)}.");
        else if (found.Bytes == 0)
            problems.Add($"{found.Name} is empty; fetch it with {Fetch(artifacts)}.");
        return found;
    }

    private static string Others(AirGapArtifacts artifacts, IReadOnlyList<AirGapFile> files) =>
        files.Select(file => AirGapArtifacts.OwnerOf(file.Name)).OfType<Architecture>().Where(owner => owner != artifacts.Architecture)
            .Distinct().Select(owner => owner.Name).ToList() is { Count: > 0 } others
            ? $"; there are files for {string.Join(" and ", others)}"
            : "";

    /// <summary>Archives of the author's own images, for K3s to load as well.</summary>
    private static bool IsMoreImages(AirGapArtifacts artifacts, string name) =>
        !name.StartsWith("k3s-airgap-images-", StringComparison.Ordinal) && !artifacts.ImageArchives.Contains(name)
        && new[] { ".tar", ".tar.gz", ".tgz", ".tar.zst", ".tzst", ".tar.bz2", ".tar.lz4" }.Any(ending => name.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>The release's own checksum file lists its program and images; the manifest knows the rest.</summary>
    private static string? SumProblem(AirGapUpload upload, Checksums? sums, AirGapManifest? manifest, AirGapArtifacts artifacts)
    {
        var isReleased = upload.Name == artifacts.Binary || artifacts.ImageArchives.Contains(upload.Name);
        var source = isReleased ? artifacts.ChecksumFile : artifacts.Manifest;
        var sum = isReleased ? sums?.Of(upload.Name) : manifest?.Sha256.GetValueOrDefault(upload.Name);
        return (isReleased, sum) switch
        {
            (true, null) when sums is not null => $"{source} has no entry for {upload.Name}; fetch both with {Fetch(artifacts)}.",
            (_, not null) when sum != upload.Sha256 =>
                $"{upload.Name} is damaged or of another version: its SHA-256 is {upload.Sha256}, "
                + $"{source} says {sum}; fetch it with {Fetch(artifacts)}.",
            _ => null,
        };
    }

    private static string Fetch(AirGapArtifacts artifacts) =>
        $"make airgap VERSION={artifacts.Version} ARCH={artifacts.Architecture}";
}
