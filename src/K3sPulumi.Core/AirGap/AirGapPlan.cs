using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.AirGap;

/// <summary>The artifacts of a node and the problems with them, known before anything is sent.</summary>
internal sealed record AirGapPlan(IReadOnlyList<AirGapUpload> Uploads, IReadOnlyList<string> Problems)
{
    /// <summary>Upload directory on the host; owned by the login user.</summary>
    public const string Inbox = "/var/lib/k3spulumi-uploads";

    /// <summary>Directory for verified files; only root can write to it.</summary>
    public const string ArtifactFolder = "/var/lib/k3spulumi/artifacts";

    public const string ImageFolder = "/var/lib/rancher/k3s/agent/images";

    /// <param name="artifacts">What is asked for.</param>
    /// <param name="content">The content of the directory.</param>
    /// <param name="imagesOnly">For a container, whose image already contains the binary.</param>
    public static AirGapPlan For(AirGapArtifacts artifacts, AirGapContent content, bool imagesOnly = false)
    {
        if (content.Problem is not null)
            return new([], [content.Problem]);
        var files = content.Files;
        List<string> problems =
            [.. ManifestProblems(artifacts, content.Texts.GetValueOrDefault(artifacts.Manifest), out var listed)];
        var sums = SumsOf(artifacts, content.Texts.GetValueOrDefault(artifacts.ChecksumFile), problems);
        List<AirGapUpload> uploads = [];
        void Add(AirGapFile? file, AirGapPart part)
        {
            if (file is not null)
                uploads.Add(new(file.Name, part, file.Bytes, file.Sha256));
        }

        if (!imagesOnly)
        {
            Add(Required(artifacts, files, [artifacts.Binary], "the K3s binary", problems), AirGapPart.Binary);
            Add(files.FirstOrDefault(file => file.Name == artifacts.ChecksumFile), AirGapPart.Checksums);
            Add(Required(artifacts, files, [AirGapArtifacts.Installer], "the installer", problems), AirGapPart.Installer);
        }

        Add(Required(artifacts, files, artifacts.ImageArchives, "the K3s images", problems), AirGapPart.Images);
        foreach (var more in files.Where(file => AirGapArtifacts.IsMoreImages(file.Name)))
            Add(more, AirGapPart.Images);
        foreach (var package in files.Where(file => !imagesOnly && AirGapArtifacts.IsPackage(file.Name)))
            Add(package, AirGapPart.Package);

        problems.AddRange(uploads.Select(upload => SumProblem(upload, sums, listed, artifacts)).OfType<string>());
        problems.AddRange(uploads.Select(upload => NameProblem(upload.Name)).OfType<string>());
        problems.AddRange(files.Where(file => uploads.Any(upload => upload.Part == AirGapPart.Binary && upload.Name == file.Name))
            .Select(file => ProgramProblem(file, artifacts)).OfType<string>());
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
                [$"the artifacts are of {found.Version}, not of {artifacts.Version}; download them with {Fetch(artifacts)}."],
            ({ } found, _) when found.Architecture != artifacts.Architecture =>
                [$"the artifacts are for {found.Architecture}, not for {artifacts.Architecture}; download them with "
                    + $"{Fetch(artifacts)}."],
            _ => [],
        };
    }

    private static Checksums? SumsOf(AirGapArtifacts artifacts, string? text, List<string> problems)
    {
        if (text is null)
        {
            problems.Add($"{artifacts.ChecksumFile} is missing, so nothing can be verified; download it from "
                + $"{artifacts.UrlOf(artifacts.ChecksumFile)}.");
            return null;
        }

        var sums = Checksums.TryParse(text, out var why);
        if (why is not null)
            problems.Add($"{artifacts.ChecksumFile} {why}");
        return sums;
    }

    private static AirGapFile? Required(
        AirGapArtifacts artifacts,
        IReadOnlyList<AirGapFile> files, IReadOnlyList<string> names, string what, List<string> problems)
    {
        var found = names.Select(name => files.FirstOrDefault(file => file.Name == name))
            .FirstOrDefault(file => file is not null);
        if (found is null)
            problems.Add($"{string.Join(" or ", names)} is missing ({what}{Others(artifacts, files)}); download it with "
                + $"{Fetch(artifacts)}.");
        else if (found.Bytes == 0)
            problems.Add($"{found.Name} is empty; download it with {Fetch(artifacts)}.");
        return found;
    }

    private static string Others(AirGapArtifacts artifacts, IReadOnlyList<AirGapFile> files) =>
        files.Select(file => AirGapArtifacts.OwnerOf(file.Name)).OfType<Architecture>()
            .Where(owner => owner != artifacts.Architecture)
            .Distinct().Select(owner => owner.Name).ToList() is { Count: > 0 } others
            ? $"; there are files for {string.Join(" and ", others)}"
            : "";

    /// <summary>The checksum file of the release lists the binary and the images; the manifest lists everything else.</summary>
    private static string? SumProblem(AirGapUpload upload, Checksums? sums, AirGapManifest? manifest, AirGapArtifacts artifacts)
    {
        var isReleased = upload.Name == artifacts.Binary || artifacts.ImageArchives.Contains(upload.Name);
        var source = isReleased ? artifacts.ChecksumFile : artifacts.Manifest;
        var sum = isReleased ? sums?.Of(upload.Name) : manifest?.Sha256.GetValueOrDefault(upload.Name);
        return (isReleased, sum) switch
        {
            (true, null) when sums is not null =>
                $"{source} has no entry for {upload.Name}; download both with {Fetch(artifacts)}.",
            (_, not null) when sum != upload.Sha256 =>
                $"{upload.Name} is damaged or belongs to another version: its SHA-256 is {upload.Sha256}, "
                + $"{source} says {sum}; download it with {Fetch(artifacts)}.",
            _ => null,
        };
    }

    /// <summary>The host receives file names as space-separated lines.</summary>
    private static string? NameProblem(string name) =>
        name.All(character => char.IsAsciiLetterOrDigit(character) || "._+-".Contains(character)) ? null
        : $"{Quote.Value(name)} contains characters that are not safe on hosts; rename it with only letters, digits, \".\", "
            + "\"_\", \"+\" and \"-\".";

    private static string? ProgramProblem(AirGapFile file, AirGapArtifacts artifacts) =>
        file.Program is { } program && program != artifacts.Architecture
            ? $"{file.Name} is a binary for {program}, not for {artifacts.Architecture}; download it with {Fetch(artifacts)}."
            : null;

    private static string Fetch(AirGapArtifacts artifacts) =>
        $"make airgap VERSION={artifacts.Version} ARCH={artifacts.Architecture}";
}
