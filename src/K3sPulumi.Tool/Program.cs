using System.Text;
using System.Text.Json;
using K3sPulumi.Tool;

// Comments must not depend on the locale of the machine.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
try
{
    var line = CommandLine.Parse(args);
    var input = line.File == "-" ? await Console.In.ReadToEndAsync() : await File.ReadAllTextAsync(line.File);
    if (line.IsComment)
    {
        if (Place.From(Environment.GetEnvironmentVariable, File.ReadAllText) is not { } place)
        {
            Console.WriteLine("The job does not run for a pull request: no comment.");
            return 0;
        }

        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        Console.WriteLine($"The comment was {await new Comment(client, place).WriteAsync(input)}.");
        return 0;
    }

    var summary = Summary.Of(Preview.Parse(input), DateTimeOffset.UtcNow);
    Console.Write(line.IsMarkdown ? MarkdownText.Of(summary, line.Title, line.Marker) : PlainText.Of(summary, line.Title));
    return 0;
}
catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 3;
}
catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException or JsonException)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 2;
}
