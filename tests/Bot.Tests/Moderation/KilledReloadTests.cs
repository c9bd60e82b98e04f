using System.Diagnostics;
using Bot.Core;
using Bot.Core.Answers;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Moderation;

/// <summary>Whenever the program is killed, the corpus opens, and is a whole version.</summary>
[Collection(Alone.Name)]
public sealed class KilledReloadTests : IDisposable
{
    private const int Kills = 100;

    /// <summary>Of so many, one begins without any data, and one start of the program is made behind.</summary>
    private const int FreshEvery = 7;
    private const int StartEvery = 10;

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bot-killed-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(_home.FullName, "articles");

    private string Data => Path.Combine(_home.FullName, "data");

    /// <summary>The same articles, read by nobody who was ever killed.</summary>
    private string Beside => Path.Combine(_home.FullName, "beside");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _home.Delete(recursive: true);
    }

    [Fact]
    public async Task A_hundred_kills_at_random_moments_each_leave_a_whole_version()
    {
        var random = new Random(20_160_830);
        Generations.Write(Folder, 0);
        Generations.WriteUnchanging(Folder);
        Generations.Write(Beside, 0);
        Generations.WriteUnchanging(Beside);
        // How long it takes undisturbed, here and now.
        var (first, again) = (await TimeAsync(), await TimeAsync(generation: 1));
        var moments = new Dictionary<KilledAt, int>();
        var (inUse, verified) = (1, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            var generation = kill + 2;
            var isFresh = kill % FreshEvery == 0;
            if (isFresh)
                DeleteData();
            Generations.Write(Folder, generation);
            Generations.Write(Beside, generation);

            var at = Kill(random, isFresh ? first : again, kill % 4);

            moments[at] = moments.GetValueOrDefault(at) + 1;
            if (kill % StartEvery == 0)
                await StartsAsync();
            verified += await VerifyAsync(isFresh || kill % StartEvery == 0 || at >= KilledAt.InUse ? generation : inUse, generation);
            inUse = generation;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"A first load takes {first.TotalSeconds:0.00} s, a reload {again.TotalSeconds:0.00} s. Killed: {string.Join(", ", moments.OrderBy(moment => moment.Key).Select(moment => $"{moment.Value} {moment.Key}"))}. {verified} quotes verified.");
        // Else nothing was shown.
        Assert.All(new[] { KilledAt.Starting, KilledAt.Reading }, at => Assert.InRange(moments.GetValueOrDefault(at), 5, Kills));
        Assert.InRange(moments.Where(moment => moment.Key is > KilledAt.Reading and < KilledAt.Ended).Sum(moment => moment.Value), 5, Kills);
        Assert.InRange(moments.GetValueOrDefault(KilledAt.Ended), 0, Kills / 3);
        Assert.InRange(verified, Kills, int.MaxValue);
    }

    [Fact]
    public async Task A_program_that_has_yet_to_make_its_data_folder_can_be_watched_and_killed()
    {
        Generations.Write(Folder, 0);
        using var reload = new KilledReload(Folder, Data);

        await Task.Run(reload.AwaitWriting, Cancellation);

        Assert.InRange(reload.Kill(TimeSpan.Zero), KilledAt.WritingIndex, KilledAt.Ended);
    }

    /// <param name="way">A quarter are killed anywhere; a quarter after the reload began; half as soon as something is on disk, or a bit later.</param>
    private KilledAt Kill(Random random, TimeSpan whole, int way)
    {
        using var reload = new KilledReload(Folder, Data);
        switch (way, random.Next(4))
        {
            case (0, _):
                return reload.Kill(random.NextDouble() * whole);
            case (1, _):
                reload.Await((before, now) => now.Holder != before.Holder);
                return reload.Kill(random.NextDouble() * whole / 2);
            case (_, 0):
                reload.AwaitWriting();
                return reload.Kill(TimeSpan.Zero);
            case (_, 1):
                reload.Await((before, now) => now.Holder != before.Holder);
                break;
            case (_, 2):
                reload.Await((before, now) => now.Indexes != before.Indexes);
                break;
            default:
                reload.Await((before, now) => now.Versions != before.Versions);
                break;
        }

        return reload.Kill(random.NextDouble() * TimeSpan.FromMilliseconds(8));
    }

    /// <param name="expected">The generation that is in use.</param>
    /// <param name="generation">That of the folder.</param>
    /// <returns>How many quotes hold.</returns>
    private async Task<int> VerifyAsync(int expected, int generation)
    {
        var options = new CorpusOptions { Folder = Folder, Data = Data };
        var corpus = Corpus.Open(options, progress: null, Cancellation, catchUp: false);
        Assert.Null(corpus.Problem);
        Assert.Contains(corpus.Current.State.Version, corpus.Versions.Select(version => version.Id));
        var found = Generations.Of(corpus.Current.Articles);
        Assert.Equal(expected, found);
        var verified = Quotes(corpus.Current, corpus, found);
        foreach (var version in corpus.Versions)
        {
            var kept = corpus.Find(version.Id, Cancellation);
            Assert.NotNull(kept);
            Assert.Equal((version.Id, version.Articles, version.Passages, version.Figures), (kept.State.Version, kept.Articles.Count, kept.Passages, kept.FigureCount));
            verified += Quotes(kept, corpus, Generations.Of(kept.Articles));
        }

        var report = corpus.Reload("a test", isDryRun: false, mayLose: false, progress: null, Cancellation);

        Assert.Null(report.SaveProblem);
        Assert.Equal(generation, Generations.Of(corpus.Current.Articles));
        await SameAsUndisturbedAsync(corpus.Current);
        var files = Directory.GetFiles(Data, "*", SearchOption.AllDirectories);
        Assert.DoesNotContain(files, file => file.EndsWith(".tmp", StringComparison.Ordinal));
        Assert.Equal(corpus.Versions.Count, files.Count(file => file.EndsWith(".index", StringComparison.Ordinal)));
        return verified;
    }

    /// <summary>The version has the id, the articles and the answers that reading the folder for the first time gives.</summary>
    private async Task SameAsUndisturbedAsync(CorpusSnapshot snapshot)
    {
        var data = Directory.CreateTempSubdirectory("bot-undisturbed-");
        var whole = await Task.Run(() => Corpus.Open(new CorpusOptions { Folder = Beside, Data = data.FullName }, progress: null, Cancellation).Current, Cancellation);

        Assert.Equal(whole.State, snapshot.State);
        Assert.Equal(whole.Articles.Select(article => (article.File, article.Title, article.Text, article.Quality)), snapshot.Articles.Select(article => (article.File, article.Title, article.Text, article.Quality)));
        Assert.Equal((whole.Passages, whole.FigureCount), (snapshot.Passages, snapshot.FigureCount));
        var question = new Question(Generations.Questions[^1]);
        Assert.Equal(Told(Answerer.Answer(whole, question, new AnswerOptions())), Told(Answerer.Answer(snapshot, question, new AnswerOptions())));
        SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);

        static IEnumerable<(string, string, double)> Told(Answer answer) => answer.Passages.Select(passage => (passage.Article.File, passage.Quote, passage.Score));
    }

    private static int Quotes(CorpusSnapshot snapshot, Corpus corpus, int generation) =>
        Generations.Questions.Take(1).Sum(question => Generations.Verify(Answerer.Answer(snapshot, new Question(question), new AnswerOptions()), corpus.FindArticle, generation));

    private async Task StartsAsync()
    {
        var (code, output) = await KilledReload.RunAsync(["ask", Generations.Questions[0]], Folder, Data, Cancellation);

        Assert.True(code == 0, output);
        Assert.Contains("boats", output, StringComparison.Ordinal);
    }

    private async Task<TimeSpan> TimeAsync(int? generation = null)
    {
        if (generation is { } number)
            Generations.Write(Folder, number);
        var watch = Stopwatch.StartNew();
        var (code, output) = await KilledReload.RunAsync(["corpus", "reload"], Folder, Data, Cancellation);
        Assert.True(code == 0, output);
        return watch.Elapsed;
    }

    private void DeleteData()
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(Data))
            Directory.Delete(Data, recursive: true);
        Directory.CreateDirectory(Data);
    }
}
