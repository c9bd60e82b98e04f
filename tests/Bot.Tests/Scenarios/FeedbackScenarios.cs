using System.Text;
using System.Text.Json.Nodes;
using Bot.Core;
using Bot.Moderation;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Scenarios;

public sealed class FeedbackScenarios
{
    private const string Unknown = "who painted the lighthouse of Oslo";
    private const string Secret = "when was the smuggling tunnel dug";

    [Theory]
    [EachPlatform]
    public async Task The_digest_shows_what_found_nothing_and_what_was_marked_wrong(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.AskAsync(scene.Alice, scene.General, Unknown);
        await scene.AskAsync(scene.Bob, scene.Random, "Who painted the lighthouse  of Oslo?");
        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);
        await scene.RejectAsync(scene.Bob, answer, "wrong-quote", "It was 14 million");

        var digest = await scene.CommandAsync(scene.Mona, scene.General, "digest");

        Assert.Equal(scene.Mona.Id, digest.OnlyFor);
        Assert.Contains("3 questions: 1 answered, 2 found nothing. Answers were rated helpful 0 times, not helpful once.", digest.Text, StringComparison.Ordinal);
        Assert.Contains("Questions that found nothing 1. “Who painted the lighthouse of Oslo?” · asked twice by 2 people, last on ", digest.Text, StringComparison.Ordinal);
        Assert.Contains($"Answers that were rated not helpful 2. “{Scene.MuseumQuestion}” · rated once, last on ", digest.Text, StringComparison.Ordinal);
        Assert.Contains("The quote does not answer it “It was 14 million”", digest.Text, StringComparison.Ordinal);
        Assert.Equal([new SeenButton("open", "Open 1"), new SeenButton("open", "Open 2")], digest.Buttons);
        Assert.DoesNotContain(new[] { scene.Alice, scene.Bob }, person => digest.Text.Contains(person.Id, StringComparison.Ordinal) || digest.Text.Contains(person.Name, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task A_question_of_the_digest_opens_after_a_restart(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var answer = await scene.AskAsync(scene.Alice, scene.Random, Scene.MuseumQuestion);
        await scene.RejectAsync(scene.Bob, answer, "outdated", "It was 14 million");
        var digest = await scene.CommandAsync(scene.Mona, scene.General, "digest", ("days", "30"));
        await scene.RestartAsync();

        var opened = await scene.PressAsync(scene.Mona, digest, "open");

        Assert.Equal(scene.Mona.Id, opened.OnlyFor);
        Assert.StartsWith(Scene.MuseumQuestion, opened.Text, StringComparison.Ordinal);
        Assert.Contains("“The city museum cost 12 million euros.”", opened.Text, StringComparison.Ordinal);
        Assert.Contains($" UTC in {platform.ToString().ToLowerInvariant()} channel {scene.Random.Channel}", opened.Text, StringComparison.Ordinal);
        Assert.Contains("Rated not helpful: It is outdated. “It was 14 million”", opened.Text, StringComparison.Ordinal);
        Assert.Empty(opened.Buttons);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task A_question_that_was_deleted_meanwhile_says_so(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.AskAsync(scene.Alice, scene.General, Unknown);
        var digest = await scene.CommandAsync(scene.Mona, scene.General, "digest");
        await scene.PressAsync(scene.Alice, await scene.CommandAsync(scene.Alice, scene.General, "forget-me"), "forget");

        var opened = await scene.PressAsync(scene.Mona, digest, "open");

        Assert.Contains("This question is no longer kept: conversations are deleted after 90 days", opened.Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform]
    public async Task A_private_question_is_only_counted(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var answer = await scene.AskAsync(scene.Alice, scene.General, Secret, ("private", true));
        await scene.RejectAsync(scene.Alice, answer, "missing", "the tunnel of 1911");

        var digest = await scene.CommandAsync(scene.Mona, scene.General, "digest");
        var exported = await ExportAsync(scene);

        Assert.Contains("Counted above and not shown: 1 private question found nothing; 1 rating not helpful is of questions that are private", digest.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("tunnel", digest.Text, StringComparison.Ordinal);
        Assert.Empty(digest.Buttons);
        Assert.DoesNotContain(Secret, exported, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform("digest", null)]
    [EachPlatform("feedback", "export")]
    public async Task Members_are_refused_and_that_is_audited(Platform platform, string command, string? action)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.AskAsync(scene.Bob, scene.General, Unknown);

        var told = await scene.CommandAsync(scene.Alice, scene.General, command, action is null ? [] : [("action", action)]);

        Assert.Equal(scene.Alice.Id, told.OnlyFor);
        Assert.Contains("Only moderators may see what others asked", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("lighthouse", told.Text, StringComparison.Ordinal);
        var entry = Assert.Single(Audit(scene).Last(10));
        Assert.Equal((scene.Alice.Id, scene.General.Channel, $"{command} {action}".TrimEnd(), "denied"), (entry.By.Id, entry.By.Place, entry.What, entry.Result));
    }

    [Theory]
    [EachPlatform]
    public async Task The_feedback_is_exported_for_a_spreadsheet(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.AskAsync(scene.Alice, scene.General, "=cmd() who painted the lighthouse");
        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);
        await scene.RejectAsync(scene.Bob, answer, "wrong-year", "It was 2006, \"not\" 2005");

        var rows = (await ExportAsync(scene)).Split("\r\n");

        var chat = platform.ToString().ToLowerInvariant();
        Assert.Equal("\uFEFFkind,time,platform,channel,question,helpful,reason,note,corpus", rows[0]);
        Assert.Matches($"^not found,20[0-9-]+T[0-9:]+Z,{chat},{scene.General.Channel},'=cmd\\(\\) who painted the lighthouse,,,,[0-9a-f]{{10}}$", rows[1]);
        Assert.Matches($"^rating,20[0-9-]+T[0-9:]+Z,{chat},{scene.General.Channel},{Scene.MuseumQuestion},no,wrong-year,\"It was 2006, \"\"not\"\" 2005\",[0-9a-f]{{10}}$", rows[2]);
        Assert.Equal([""], rows[3..]);
        Assert.Equal((scene.Mona.Id, "feedback export", "done"), Assert.Single(Audit(scene).Last(10)) is var entry ? (entry.By.Id, entry.What, entry.Result) : default);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task Who_wants_to_be_forgotten_is_asked_again_and_then_nothing_is_left(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);
        await scene.AskAsync(scene.Alice, scene.General, Secret, ("private", true));
        await scene.RejectAsync(scene.Alice, answer, "missing", "what of the granary");
        await scene.PressAsync(scene.Bob, answer, "good");
        var other = await scene.AskAsync(scene.Bob, scene.General, Scene.BridgeQuestion);

        var asked = await scene.CommandAsync(scene.Alice, scene.General, "forget-me");
        var before = Count(scene);
        var told = await scene.PressAsync(scene.Alice, asked, "forget");
        await scene.Bot.StopAsync();

        Assert.Contains("This deletes 2 questions of yours and 1 rating", asked.Text, StringComparison.Ordinal);
        Assert.Equal((3, 2), before);
        Assert.Equal((1, 1), Count(scene));
        Assert.Contains("Deleted: 2 questions of yours and 1 rating.", told.Text, StringComparison.Ordinal);
        Assert.Contains("What stays: messages that a chat itself keeps", told.Text, StringComparison.Ordinal);
        Assert.Equal([scene.Alice.Id, scene.Alice.Id], [asked.OnlyFor, told.OnlyFor]);
        var kept = Encoding.UTF8.GetString([.. Directory.GetFiles(Data(scene), "chat.db*").SelectMany(File.ReadAllBytes)]);
        Assert.Contains(Scene.BridgeQuestion, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(new[] { Scene.MuseumQuestion, Secret, "granary", scene.Alice.Id }, text => kept.Contains(text, StringComparison.Ordinal));
        Assert.Contains("40 million", scene.Look(other).Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task What_others_went_on_from_is_forgotten_with_it(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var answer = await scene.MentionAsync(scene.Alice, scene.General, Scene.MuseumQuestion);
        var next = await scene.ReplyAsync(scene.Bob, answer, Scene.FollowUp);

        await scene.PressAsync(scene.Alice, await scene.CommandAsync(scene.Alice, scene.General, "forget-me"), "forget");
        var context = await scene.PressAsync(scene.Bob, next, "context");

        Assert.Contains("This went on from a question that was deleted since by who asked it.", context.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("museum cost", Assert.Single(scene.Bot.Database.Read("SELECT request FROM turn", row => row.GetString(0))), StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform]
    public async Task Who_asked_nothing_has_nothing_to_forget(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.AskAsync(scene.Bob, scene.General, Scene.BridgeQuestion);

        var told = await scene.CommandAsync(scene.Alice, scene.General, "forget-me");

        Assert.Contains("Nothing that you asked or rated is kept.", told.Text, StringComparison.Ordinal);
        Assert.Empty(told.Buttons);
    }

    [Theory]
    [EachPlatform]
    public async Task Who_rated_nothing_is_told_of_no_ratings(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.AskAsync(scene.Alice, scene.General, Scene.BridgeQuestion);

        var asked = await scene.CommandAsync(scene.Alice, scene.General, "forget-me");

        Assert.StartsWith("This deletes 1 question of yours. The buttons", asked.Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform("0")]
    [EachPlatform("a week")]
    public async Task A_number_of_days_that_is_none_is_told(Platform platform, string days)
    {
        await using var scene = await Scene.StartAsync(platform);

        var told = await scene.CommandAsync(scene.Mona, scene.General, "digest", ("days", days));

        Assert.Contains($"“{days}” is no number of days: type one from 1 to 365, or none for the last 7.", told.Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform]
    public async Task The_digest_of_the_week_is_posted_for_all_there_and_opened_for_one(Platform platform)
    {
        var due = DateTimeOffset.UtcNow;
        await using var scene = await Scene.StartAsync(platform, new()
        {
            Chat = chat => new JsonObject
            {
                ["ModeratorChannels"] = new JsonArray($"{platform.ToString().ToLowerInvariant()}:{chat.Random.Channel}"),
                ["DigestDay"] = due.DayOfWeek.ToString(),
                ["DigestHour"] = due.Hour,
            },
        });
        await scene.AskAsync(scene.Alice, scene.General, Unknown);
        // The hour that it is due at began a moment ago; it is made up for at the next start.
        scene.Bot.Database.Write("UPDATE turn SET time = time - @hours", ("@hours", (long)TimeSpan.FromHours(2).TotalMilliseconds));
        await scene.RestartAsync();

        var posted = await scene.NextPostAsync(scene.Random);
        var opened = await scene.PressAsync(scene.Mona, posted, "open");

        Assert.False(posted.IsPrivate);
        Assert.Contains($"1. “{Unknown}” · asked once", posted.Text, StringComparison.Ordinal);
        Assert.StartsWith(Unknown, opened.Text, StringComparison.Ordinal);
        Assert.Equal(scene.Mona.Id, opened.OnlyFor);
        Assert.Empty(scene.Violations);
    }

    private static async Task<string> ExportAsync(Scene scene)
    {
        var told = await scene.CommandAsync(scene.Mona, scene.General, "feedback", ("action", "export"));
        var file = Assert.Single(await scene.FilesAsync(told, 1));
        Assert.Equal((scene.Mona.Id, "feedback.csv"), (told.OnlyFor, file.Name));
        return Encoding.UTF8.GetString(file.Content);
    }

    private static (int Turns, int Ratings) Count(Scene scene) => scene.Bot.Database.Read("SELECT (SELECT COUNT(*) FROM turn), (SELECT COUNT(*) FROM rating)", row => (row.GetInt32(0), row.GetInt32(1)))[0];

    private static AuditLog Audit(Scene scene) => AuditLog.Open(new LocalDatabases(Data(scene)), NullLogger<AuditLog>.Instance);

    private static string Data(Scene scene) => Path.GetDirectoryName(scene.Bot.Database.Read("PRAGMA database_list", row => row.GetString(2))[0]) ?? "";
}
