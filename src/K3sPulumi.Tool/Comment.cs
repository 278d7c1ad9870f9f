using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace K3sPulumi.Tool;

/// <summary>Where the comment goes: the pull request of GitHub, or the merge request of GitLab, that the job runs for.</summary>
internal sealed record Place(Uri Comments, string Header, string Token, bool IsGitHub)
{
    /// <summary>From the variables that the job has; null: it does not run for a pull request.</summary>
    /// <exception cref="FormatException">A variable is missing; the message says which.</exception>
    public static Place? From(Func<string, string?> variable, Func<string, string> readFile)
    {
        string Required(string name) => variable(name) is { Length: > 0 } value
            ? value : throw new FormatException($"{name} is not set; see docs/pull-requests.md.");
        if (variable("GITHUB_REPOSITORY") is { Length: > 0 } repository)
        {
            return NumberIn(readFile(Required("GITHUB_EVENT_PATH"))) is { } number
                ? new(new($"{Required("GITHUB_API_URL")}/repos/{repository}/issues/{number}/comments"),
                    "Authorization", Required("GITHUB_TOKEN"), IsGitHub: true)
                : null;
        }

        return variable("CI_MERGE_REQUEST_IID") is { Length: > 0 } merge
            ? new(new($"{Required("CI_API_V4_URL")}/projects/{Required("CI_PROJECT_ID")}/merge_requests/{merge}/notes"),
                "PRIVATE-TOKEN", Required("GITLAB_TOKEN"), IsGitHub: false)
            : null;
    }

    private static int? NumberIn(string @event)
    {
        using var document = JsonDocument.Parse(@event);
        return document.RootElement.TryGetProperty("pull_request", out var request)
            && request.TryGetProperty("number", out var number) ? number.GetInt32() : null;
    }
}

/// <summary>Creates the comment, or updates the one that has the same first line.</summary>
internal sealed class Comment(HttpClient client, Place place)
{
    private const int MostPages = 30;

    /// <returns>What was done.</returns>
    /// <exception cref="HttpRequestException">The server rejected it; the message has its status and nothing secret.</exception>
    public async Task<string> WriteAsync(string text)
    {
        var marker = text.Split('\n')[0];
        if (await FindAsync(marker) is not { } id)
        {
            await SendAsync(HttpMethod.Post, place.Comments, text);
            return "created";
        }

        // GitHub addresses a comment by the repository, GitLab below its merge request.
        var address = place.IsGitHub
            ? new Uri(place.Comments, $"../comments/{id}") : new Uri($"{place.Comments}/{id}");
        await SendAsync(place.IsGitHub ? HttpMethod.Patch : HttpMethod.Put, address, text);
        return "updated";
    }

    private async Task<long?> FindAsync(string marker)
    {
        for (var page = 1; page <= MostPages; page++)
        {
            using var answer = await SendAsync(HttpMethod.Get, new($"{place.Comments}?per_page=100&page={page}"), null);
            using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            foreach (var comment in document.RootElement.EnumerateArray())
            {
                if (comment.GetProperty("body").GetString() is { } body && body.StartsWith(marker, StringComparison.Ordinal))
                    return comment.GetProperty("id").GetInt64();
            }

            if (document.RootElement.GetArrayLength() < 100)
                return null;
        }

        return null;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, string? text)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("k3spulumi", "1"));
        request.Headers.TryAddWithoutValidation(place.Header, place.IsGitHub ? $"Bearer {place.Token}" : place.Token);
        if (text is not null)
            request.Content = JsonContent.Create(new Dictionary<string, string> { ["body"] = text });
        var answer = await client.SendAsync(request);
        return answer.IsSuccessStatusCode ? answer : throw new HttpRequestException(
            $"{method} {address.GetLeftPart(UriPartial.Path)} was rejected with status {(int)answer.StatusCode}"
            + ((int)answer.StatusCode is 401 or 403 or 404 ? "; the token must be allowed to write to the pull request." : "."),
            null, answer.StatusCode);
    }
}
