using Bot.Moderation;
using Bot.Tests.Running;

namespace Bot.Tests.Moderation;

public sealed class SegmentMergingTests : IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);
    private static readonly Actor Mona = new("discord", "7", "Mona");

    private readonly SkippingTime _time = SkippingTime.Standing;

    /// <summary>As many articles as it takes for a change to be a segment.</summary>
    private readonly KeptCorpus _kept;

    public SegmentMergingTests() => _kept = new KeptCorpus(_time, [.. Enumerable.Range(0, 200).Select(i => ($"{i:0000}.txt", $"The ferry made {i + 3} crossings."))]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _kept.Dispose();

    [Fact]
    public async Task What_changed_is_merged_once_the_corpus_is_left_alone()
    {
        using var merging = new SegmentMerging(_kept.Corpus, _time, _kept.Logger<SegmentMerging>());
        await merging.StartAsync(Cancellation);
        var added = Assert.IsType<ReloadResult.Done>(await _kept.Keeper.AddAsync(Mona, UploadOf("harbour.txt", "The harbour was widened in 2011."), progress: null, Cancellation));
        Assert.Equal("added/harbour.txt", Assert.Single(added.Report.Diff.Added).File);
        var removed = Assert.IsType<ReloadResult.Done>(await _kept.Keeper.RemoveAsync(Mona, "0007.txt", progress: null, Cancellation));
        Assert.Equal("0007.txt", Assert.Single(removed.Report.Diff.Removed).File);
        Assert.Equal((2, false), (_kept.Corpus.Segments, _kept.Corpus.IsMerged)); // what is removed needs none

        await _time.PassAsync(BetweenLooks, Cancellation);
        await _time.PassAsync(BetweenLooks, Cancellation);
        await _kept.Log.SeenAsync("are merged", Cancellation);

        Assert.True(_kept.Corpus.IsMerged);
        Assert.Equal((removed.Report.Version.Id, 200), (_kept.Corpus.Current.State.Version, _kept.Corpus.Current.Articles.Count));
        await merging.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_version_that_cannot_be_read_does_not_end_the_bot()
    {
        using var merging = new SegmentMerging(_kept.Corpus, _time, _kept.Logger<SegmentMerging>());
        await merging.StartAsync(Cancellation);
        Assert.IsType<ReloadResult.Done>(await _kept.Keeper.AddAsync(Mona, UploadOf("harbour.txt", "The harbour was widened in 2011."), progress: null, Cancellation));
        // The version that it is different from; a number behind the time that cannot be one of files.
        _kept.WriteStore("UPDATE manifest SET content = x'0000000000000000FFFFFFFF' WHERE since IS NULL");

        await _time.PassAsync(BetweenLooks, Cancellation);
        await _time.PassAsync(BetweenLooks, Cancellation);
        await _kept.Log.SeenAsync("could not be merged", Cancellation);

        Assert.False(merging.ExecuteTask!.IsCompleted); // it was started
        await merging.StopAsync(Cancellation);
    }

    private static Upload UploadOf(string name, string text) => new(name, text.Length, _ => Task.FromResult<Stream>(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))));
}
