using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Scripts;
using Pulumi;
using Pulumi.Command.Local;

namespace K3sPulumi.Internal.Images;

/// <summary>
/// Inspects the sources of images, once per program and also in previews, so a rebuilt image with the same name is a change. An
/// image of the local engine that a host needs is saved as an archive, once for each version of the image.
/// </summary>
internal static class ImageStates
{
    /// <summary>An engine that hangs ends a preview with an error.</summary>
    private static readonly string Bounded = ScriptText.Of("docker/run");

    private static readonly ConditionalWeakTable<
        DeploymentInstance, ConcurrentDictionary<string, Lazy<Output<ImageState>>>> Known = [];

    /// <param name="source">A path, or the name of an image.</param>
    /// <param name="docker">The node's container; null for a host.</param>
    public static Output<ImageState> Of(string source, DockerContainerArgs? docker)
    {
        if (ImageImport.SourceProblem(source) is { } problem)
            return Output.Create(new ImageState(null, 0, "", problem));
        var engine = docker?.Host ?? "";
        var known = Known.GetValue(Deployment.Instance, _ => new());
        return known.GetOrAdd($"{docker is null} {engine} {source}", _ =>
            new(() => ImageImport.IsArchive(source) ? Output.Create(Task.Run(() => Archive(source, source)))
            : docker is null ? Run(Save(source), "").Apply(path => path.Length > 0 ? Archive(path, source) : Missing(source))
            : Run($"{Bounded}engine 60 image inspect --format '{{{{.Id}}}}' {Quoted(source)} 2>/dev/null || :", engine)
                .Apply(id => new ImageState(null, 0, id)))).Value;
    }

    private static ImageState Missing(string source) => new(
        null, 0, "",
        $"{Quote.Value(source)} is not in the Docker engine of this machine; run docker pull or docker build --tag first, or use "
            + "an archive of it.");

    private static ImageState Archive(string path, string source)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 20,
                FileOptions.SequentialScan);
            return stream.Length > 0
                ? new(Path.GetFullPath(path), stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)))
                : new(null, 0, "", $"{Quote.Value(source)} is empty; create it with 'docker save --output FILE IMAGE...'.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new(null, 0, "",
                $"{Quote.Value(source)} cannot be read; create it with 'docker save --output FILE IMAGE...', or use an image of "
                    + "the Docker engine.");
        }
    }

    private static Output<string> Run(string command, string engine)
    {
        var args = new RunInvokeArgs
        {
            Command = command,
            Logging = Pulumi.Command.Local.Logging.None,
            AddPreviousOutputInEnv = false
        };
        if (engine.Length > 0)
            args.Environment.Add("DOCKER_HOST", engine);
        return Pulumi.Command.Local.Run.Invoke(args).Apply(result => result.Stdout.Trim());
    }

    /// <summary>Prints the path of the archive; nothing if there is no such image.</summary>
    private static string Save(string source) => string.Create(CultureInfo.InvariantCulture, $"""
        set -eu
        {Bounded}id=$(engine 60 image inspect --format '{"{{.Id}}"}' {Quoted(source)} 2>/dev/null || :)
        [ -n "$id" ] || exit 0
        folder={Quoted(UserFolder.Of("images"))}
        file="$folder/${"{id##*:}"}-"{Quoted(ImageSource.FileNameOf(source))}
        mkdir -p "$folder"
        if [ ! -s "$file" ]; then engine 1800 save --output "$file.$$" {Quoted(source)} && mv "$file.$$" "$file"; fi
        printf '%s' "$file"
        """);

    private static string Quoted(string text) => Shell.Quote(text);
}
