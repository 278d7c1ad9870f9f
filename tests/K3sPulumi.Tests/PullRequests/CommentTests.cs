using System.Net;
using K3sPulumi.Tool;

namespace K3sPulumi.Tests.PullRequests;

public sealed class CommentTests : IDisposable
{
    private readonly HttpClient _client = new();

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("github",
        "POST /repos/o/r/issues/7/comments Bearer secret-1", "PATCH /repos/o/r/issues/comments/101 Bearer secret-1")]
    [InlineData("gitlab",
        "POST /projects/12/merge_requests/7/notes secret-1", "PUT /projects/12/merge_requests/7/notes/101 secret-1")]
    public async Task TheSecondCommentTakesThePlaceOfTheFirst(string kind, string created, string updated)
    {
        using var server = new CommentServer();
        server.Add("Somebody else's comment.");
        var comment = new Comment(_client, PlaceAt(kind, server)!);

        Assert.Equal("created", await comment.WriteAsync("<!-- k3spulumi prod -->\none"));
        Assert.Equal("created", await comment.WriteAsync("<!-- k3spulumi other -->\nanother"));
        Assert.Equal("updated", await comment.WriteAsync("<!-- k3spulumi prod -->\ntwo"));

        Assert.Equal(
            ["Somebody else's comment.", "<!-- k3spulumi prod -->\ntwo", "<!-- k3spulumi other -->\nanother"], server.Bodies);
        Assert.Contains(created, server.Requests);
        Assert.Contains(updated, server.Requests);
    }

    [Fact]
    public async Task ACommentAfterAHundredOthersIsFound()
    {
        using var server = new CommentServer();
        for (var i = 0; i < 130; i++)
            server.Add("chat");
        server.Add("<!-- k3spulumi prod -->\none");

        var comment = new Comment(_client, PlaceAt("github", server)!);

        Assert.Equal("updated", await comment.WriteAsync("<!-- k3spulumi prod -->\ntwo"));
    }

    [Fact]
    public async Task ATokenThatMayNotWriteIsReportedWithoutTheToken()
    {
        using var server = new CommentServer(status: 403);

        var error = await Assert.ThrowsAsync<HttpRequestException>(
            () => new Comment(_client, PlaceAt("github", server)!).WriteAsync("<!-- k3spulumi prod -->\none"));

        Assert.Equal(HttpStatusCode.Forbidden, error.StatusCode);
        Assert.EndsWith("was rejected with status 403; the token must be allowed to write to the pull request.", error.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("secret-1", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AJobThatIsNotForAPullRequestHasNoPlace()
    {
        Assert.Null(Place.From(_ => null, _ => ""));
        Assert.Null(Place.From(
            name => name.StartsWith("GITHUB", StringComparison.Ordinal) ? "x" : null, _ => """{"ref":"main"}"""));
    }

    [Fact]
    public void AMissingTokenIsReportedByItsName()
    {
        var error = Assert.Throws<FormatException>(() => Place.From(
            name => name == "GITHUB_TOKEN" ? null : "https://example.org", _ => """{"pull_request":{"number":7}}"""));

        Assert.Equal("GITHUB_TOKEN is not set; see docs/pull-requests.md.", error.Message);
    }

    private static Place? PlaceAt(string kind, CommentServer server)
    {
        var variables = kind == "github"
            ? new Dictionary<string, string>
            {
                ["GITHUB_REPOSITORY"] = "o/r",
                ["GITHUB_API_URL"] = server.Address,
                ["GITHUB_EVENT_PATH"] = "event.json",
                ["GITHUB_TOKEN"] = "secret-1",
            }
            : new()
            {
                ["CI_MERGE_REQUEST_IID"] = "7",
                ["CI_API_V4_URL"] = server.Address,
                ["CI_PROJECT_ID"] = "12",
                ["GITLAB_TOKEN"] = "secret-1",
            };
        return Place.From(name => variables.GetValueOrDefault(name), _ => """{"pull_request":{"number":7}}""");
    }
}
