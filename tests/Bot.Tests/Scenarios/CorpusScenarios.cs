using System.Text.Json.Nodes;

namespace Bot.Tests.Scenarios;

/// <summary>Moderators look after the corpus: what they see and what becomes of it.</summary>
public sealed class CorpusScenarios
{
    private const string FerryQuestion = "how much does a ticket of the ferry cost";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EachPlatform("reload")]
    [EachPlatform("status")]
    [EachPlatform("add")]
    public async Task Who_is_no_moderator_is_refused_in_private_and_that_is_in_the_history(Platform platform, string action)
    {
        await using var scene = await Scene.StartAsync(platform);

        var refused = await scene.BeginAsync(scene.Alice, scene.General, action);
        var history = await scene.CorpusAsync("history");

        Assert.Contains("Only moderators may look after the corpus.", refused.Text, StringComparison.Ordinal);
        Assert.Equal(scene.Alice.Id, refused.OnlyFor);
        Assert.Contains($"{action} · denied · alice (", history.Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task Status_tells_what_is_in_use_and_what_can_be_brought_back(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.Articles.AddFerryAsync(Cancellation);
        var first = await VersionAsync(scene);
        await scene.CorpusAsync("reload");

        var status = await scene.CorpusAsync("status");

        Assert.Equal(scene.Mona.Id, status.OnlyFor);
        Assert.Contains("3 articles, ", status.Lead, StringComparison.Ordinal);
        Assert.Contains("What /corpus rollback can bring back:", status.Text, StringComparison.Ordinal);
        Assert.Contains($"{first} · ", status.Text, StringComparison.Ordinal);
        Assert.Contains($"Latest in the history: {scene.Mona.Name} ({platform}): reload, done", status.Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task A_dry_run_tells_what_would_change_and_changes_nothing(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.Articles.AddFerryAsync(Cancellation);

        var report = await scene.CorpusAsync("reload", ("dry-run", true));
        var answer = await scene.AskAsync(scene.Alice, scene.General, FerryQuestion);

        Assert.Contains("Dry run: nothing was put in use", report.Text, StringComparison.Ordinal);
        Assert.Contains("1 article added", report.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("7 euros", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform]
    public async Task A_reload_tells_how_far_it_is_and_then_what_changed(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.Articles.AddFerryAsync(Cancellation);
        await scene.Articles.AddAsync("prices.xls", "7", Cancellation);
        var held = await HeldReading.HoldAsync(scene.Articles.Folder, Cancellation);

        var progress = await scene.BeginAsync(scene.Mona, scene.General, "reload");
        await scene.Bot.OrLogAsync(held.ReleaseAsync());
        var report = await scene.EndAsync(progress);
        var answer = await scene.AskAsync(scene.Alice, scene.General, FerryQuestion);

        Assert.StartsWith("Reading · ", progress.Lead, StringComparison.Ordinal);
        Assert.True(progress.Has("cancel"));
        Assert.Equal(progress.Message, report.Message);
        Assert.Contains("is in use", report.Text, StringComparison.Ordinal);
        Assert.Equal("1 article added, 1 file newly rejected.", report.Lead);
        Assert.Contains("Added The ferry (ferry.md)", report.Text, StringComparison.Ordinal);
        Assert.Contains("Rejected prices.xls: ", report.Text, StringComparison.Ordinal);
        Assert.Contains("2021: 1 figure added", report.Text, StringComparison.Ordinal);
        Assert.Empty(report.Buttons);
        Assert.DoesNotContain(scene.SeenBy(scene.Alice), seen => seen.Text.Contains("ferry.md", StringComparison.Ordinal) || seen.Text.Contains("Reading", StringComparison.Ordinal));
        Assert.Contains("7 euros", answer.Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task While_one_runs_questions_are_answered_and_who_comes_second_is_told_who_runs_it(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform, new() { Chat = chat => new JsonObject { ["Moderators"] = new JsonArray(chat.Bob.Id) } });
        var held = await HeldReading.HoldAsync(scene.Articles.Folder, Cancellation);
        var first = await scene.BeginAsync(scene.Mona, scene.General, "reload");

        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.BridgeQuestion);
        var second = await scene.BeginAsync(scene.Bob, scene.General, "reload");
        await scene.Bot.OrLogAsync(held.ReleaseAsync());
        await scene.EndAsync(first);

        Assert.Contains("40 million", answer.Lead, StringComparison.Ordinal);
        Assert.StartsWith($"{scene.Mona.Name} (", second.Lead, StringComparison.Ordinal);
        Assert.Contains("has been changing the corpus for", second.Lead, StringComparison.Ordinal);
        Assert.Equal(scene.Bob.Id, second.OnlyFor);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task A_reload_is_cancelled_by_its_button_and_nothing_changed(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.Articles.AddFerryAsync(Cancellation);
        var held = await HeldReading.HoldAsync(scene.Articles.Folder, Cancellation);
        var progress = await scene.BeginAsync(scene.Mona, scene.General, "reload");

        var told = await scene.PressAsync(scene.Mona, progress, "cancel");
        await scene.Bot.OrLogAsync(held.ReleaseAsync());
        var ended = await scene.EndAsync(progress);
        var answer = await scene.AskAsync(scene.Alice, scene.General, FerryQuestion);
        var history = await scene.CorpusAsync("history");

        Assert.Contains("It is being cancelled.", told.Text, StringComparison.Ordinal);
        Assert.Contains("reload · cancelled (corpus ", history.Text, StringComparison.Ordinal);
        Assert.StartsWith("Cancelled: nothing changed", ended.Lead, StringComparison.Ordinal);
        Assert.DoesNotContain("7 euros", answer.Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform(false)]
    [EachPlatform(true)]
    public async Task What_lost_too_many_articles_is_used_only_when_the_button_says_so(Platform platform, bool isRestarted)
    {
        await using var scene = await Scene.StartAsync(platform);
        File.Delete(Path.Combine(scene.Articles.Folder, "culture", "museum.md"));

        var report = await scene.CorpusAsync("reload");
        var before = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);
        if (isRestarted)
            await scene.RestartAsync();
        var used = await scene.PressAsync(scene.Mona, report, "use");
        var after = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);

        Assert.Contains("Not put in use", report.Text, StringComparison.Ordinal);
        Assert.Contains("1 of 2 articles would be lost", report.Text, StringComparison.Ordinal);
        Assert.Contains("12 million", before.Lead, StringComparison.Ordinal);
        Assert.Contains("is in use", used.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("12 million", after.Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task After_a_rollback_the_answer_is_that_of_before(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var first = await VersionAsync(scene);
        await scene.Articles.AddFerryAsync(Cancellation);
        await scene.CorpusAsync("reload");
        var newer = await scene.AskAsync(scene.Alice, scene.General, FerryQuestion);

        var told = await scene.CorpusAsync("rollback", ("version", first));
        var again = await scene.CorpusAsync("rollback", ("version", first));
        var old = await scene.AskAsync(scene.Alice, scene.General, FerryQuestion);
        var diff = await scene.CorpusAsync("diff");

        Assert.Contains("7 euros", newer.Text, StringComparison.Ordinal);
        Assert.Contains($"Corpus {first} is in use", told.Text, StringComparison.Ordinal);
        Assert.Contains("Removed The ferry (ferry.md)", told.Text, StringComparison.Ordinal);
        Assert.Equal("It was in use already.", again.Lead);
        Assert.DoesNotContain("7 euros", old.Text, StringComparison.Ordinal);
        Assert.Contains("The ferry (ferry.md)", diff.Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task A_file_is_added_and_removed_again(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);

        var added = await scene.AddFileAsync("ferry.md", "# The ferry\n\nA ticket of the ferry costs 7 euros. Some 3,000 people took it in 2021.\n"u8.ToArray());
        var answer = await scene.AskAsync(scene.Alice, scene.General, FerryQuestion);
        var removed = await scene.CorpusAsync("remove", ("article", "The ferry"));
        var after = await scene.AskAsync(scene.Alice, scene.General, FerryQuestion);

        Assert.Contains("1 article added", added.Text, StringComparison.Ordinal);
        Assert.Contains("The ferry", added.Text, StringComparison.Ordinal);
        Assert.Contains("7 euros", answer.Text, StringComparison.Ordinal);
        Assert.Contains("1 article removed", removed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("7 euros", after.Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform("date", "2020-01-02", "Jan 2, 2020 (given)")]
    [EachPlatform("title", "A bridge of “stone” <@U1>", "A bridge of ")]
    [EachPlatform("publisher", "The Kest Post", "The Kest Post")]
    [EachPlatform("tags", "stone, iron", "Tags: stone, iron.")]
    public async Task What_an_article_does_not_say_itself_is_given_to_it(Platform platform, string action, string value, string shown)
    {
        await using var scene = await Scene.StartAsync(platform);

        var report = await scene.CorpusAsync(action, ("article", "bridge.md"), (action, value));
        var source = await scene.CommandAsync(scene.Alice, scene.General, "sources", ("article", "bridge.md"));

        Assert.Contains("1 article changed", report.Text, StringComparison.Ordinal);
        Assert.Contains(shown, source.Text, StringComparison.Ordinal);
        Assert.Empty(report.Mentions);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task The_history_tells_who_did_what_and_the_rejected_files_say_why(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.Articles.AddAsync("prices.xls", "7", Cancellation);
        await scene.CommandAsync(scene.Mona, scene.General, "settings", ("answers", "private"));
        await scene.CorpusAsync("reload");

        var history = await scene.CorpusAsync("history");
        var rejected = await scene.CorpusAsync("rejected");

        Assert.Matches(@"1\. reload · done.* 2\. settings answers:private · done", history.Text);
        Assert.Contains($"{scene.Mona.Name} (", history.Text, StringComparison.Ordinal);
        Assert.Contains("1. prices.xls · no article format", rejected.Text, StringComparison.Ordinal);
        Assert.Equal([scene.Mona.Id, scene.Mona.Id], new[] { history, rejected }.Select(told => told.OnlyFor));
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task A_check_tells_which_questions_are_answered_worse_than_before(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.Articles.AddAsync(
            "questions.jsonl",
            """
            {"id":"q1","question":"how much did the harbour bridge cost","type":"number","answerable":true,"evidence":[{"file":"bridge.md","text":"The harbour bridge cost 40 million euros.","group":0}]}
            {"id":"q2","question":"how much did the city museum cost","type":"number","answerable":true,"evidence":[{"file":"culture/museum.md","text":"The city museum cost 12 million euros.","group":0}]}

            """,
            Cancellation);
        var first = await scene.CorpusAsync("check");
        await scene.Articles.AddAsync("culture/museum.md", "---\ntitle: The city museum\n---\nThe city museum opened in 2005 in the old granary.\n", Cancellation);
        await scene.CorpusAsync("reload");

        var second = await scene.CorpusAsync("check");

        Assert.Contains("2 of 2 questions answered rightly", first.Text, StringComparison.Ordinal);
        Assert.Contains("1 of 2 questions answered rightly", second.Text, StringComparison.Ordinal);
        Assert.Contains("answered 2 of them rightly: 1 got worse, 0 got better.", second.Lead, StringComparison.Ordinal);
        Assert.Contains("q2 how much did the city museum cost · ", second.Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task A_channel_of_moderators_gets_a_line_for_each_entry(Platform platform)
    {
        await using var scene = await Scene.StartAsync(
            platform, new() { Chat = chat => new JsonObject { ["ModeratorChannels"] = new JsonArray($"{platform.ToString().ToLowerInvariant()}:{chat.Random.Channel}") } });

        await scene.BeginAsync(scene.Alice, scene.General, "status");
        var denied = await scene.NextPostAsync(scene.Random);
        await scene.Articles.AddFerryAsync(Cancellation);
        await scene.CorpusAsync("reload");
        var done = await scene.NextPostAsync(scene.Random);

        Assert.StartsWith("alice (", denied.Lead, StringComparison.Ordinal);
        Assert.EndsWith(": status, denied", denied.Lead, StringComparison.Ordinal);
        Assert.Matches("^(mona|carol) .*: reload, done: 1 added \\([0-9a-f]+ → [0-9a-f]+\\)$", done.Lead);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform("", "Looking after the corpus")]
    [EachPlatform("relaod", "Did you mean /corpus reload?")]
    public async Task Alone_or_with_a_slip_it_shows_what_there_is(Platform platform, string action, string shown)
    {
        Assert.SkipWhen(platform == Platform.Discord, "Discord: It sends no command without one of its actions.");
        await using var scene = await Scene.StartAsync(platform);

        var told = await scene.BeginAsync(scene.Mona, scene.General, action);

        Assert.Contains(shown, told.Text, StringComparison.Ordinal);
        Assert.Contains("/corpus rollback version: Brings an earlier version back.", told.Text, StringComparison.Ordinal);
        Assert.Equal(scene.Mona.Id, told.OnlyFor);
    }

    [Theory]
    [EachPlatform(NotOnSlack = "Commands are typed there; nothing is suggested.")]
    public async Task Versions_and_articles_are_suggested_to_moderators_alone(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var first = await VersionAsync(scene);
        await scene.CommandAsync(scene.Mona, scene.General, "settings", ("folder", "culture"));
        await scene.Articles.AddFerryAsync(Cancellation);
        await scene.CorpusAsync("reload");

        var versions = await scene.SuggestAsync(scene.Mona, scene.General, "corpus rollback", "version", "");
        var articles = await scene.SuggestAsync(scene.Mona, scene.General, "corpus remove", "article", "ferry");
        var others = await scene.SuggestAsync(scene.Alice, scene.General, "corpus remove", "article", "ferry");

        Assert.Equal([first], versions.Select(version => version.Value));
        Assert.StartsWith($"{first} · ", versions[0].Name, StringComparison.Ordinal);
        Assert.EndsWith(" · 2 articles", versions[0].Name, StringComparison.Ordinal);
        Assert.Equal([("The ferry (ferry.md)", "ferry.md")], articles.Select(article => (article.Name, article.Value)));
        Assert.Empty(others);
        Assert.Empty(scene.Violations);
    }

    private static async Task<string> VersionAsync(Scene scene) => (await scene.CorpusAsync("status")).Text.Split(' ')[1];
}
