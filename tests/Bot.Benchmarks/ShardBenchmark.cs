using System.Diagnostics;
using System.Globalization;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Search;
using Bot.Core.Sharding;

namespace Bot.Benchmarks;

/// <summary>Questions to the generated news on one machine and in shards of this process: time, and what would go over the wire.</summary>
internal static class ShardBenchmark
{
    private const int Rounds = 3;

    public static async Task RunAsync(string[] options, CancellationToken cancellationToken)
    {
        var articles = new NewsGenerator(seed: 2016).Articles(options is ["--articles", var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 59_200);
        var watch = Stopwatch.StartNew();
        var whole = CorpusSnapshot.Build("benchmark", new ArticleFolderReading(articles, [], []), new CorpusOptions().PassageWords, Synonyms.Read(Path.GetTempPath()), before: null, progress: null, cancellationToken);
        Say($"{articles.Count} articles, {whole.Passages} passages, {whole.Index.Terms.Count} terms, built in {watch.Elapsed.TotalSeconds:0.0} s");
        watch.Restart();
        var facts = WholeFacts.Of(whole);
        Say($"facts of the whole: {watch.Elapsed.TotalMilliseconds:0} ms, {facts.Write().Length / 1e6:0.0} MB");
        await AskAsync("one machine", question => Task.FromResult(Answerer.Answer(whole, question, new AnswerOptions())), null);
        foreach (var shards in new[] { 1, 2, 4 })
            await RunAsync(whole, facts, shards, cancellationToken);
        await AskAsync("one machine again", question => Task.FromResult(Answerer.Answer(whole, question, new AnswerOptions())), null);
    }

    private static async Task RunAsync(CorpusSnapshot whole, WholeFacts ofWhole, int shards, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        CorpusSnapshot[] snapshots = [.. Enumerable.Range(0, shards).Select(number => ShardBuilder.Build(whole, number, shards, new CorpusOptions(), cancellationToken))];
        Say($"{shards} shards: {snapshots[0].Passages} passages in the first, each built in {watch.Elapsed.TotalSeconds / shards:0.0} s from the whole");
        watch.Restart();
        ShardFacts[] facts = [.. snapshots.Select(ShardFacts.Of)];
        var told = watch.Elapsed;
        watch.Restart();
        var front = CorpusFront.Of(whole.State.Version, facts, ofWhole);
        Say($"  facts of a shard: {told.TotalMilliseconds / shards:0} ms, {facts[0].Write().Length / 1e6:0.0} MB; front joined in {watch.Elapsed.TotalMilliseconds:0} ms, {front.Bytes / 1e6:0.0} MB, {front.Bytes / 1e6 / front.Passages * 1e6:0.0} MB a million passages");
        foreach (var (name, cache) in new[] { ("nothing cached", 0L), ("cached", 1L << 30) })
        {
            var wire = new Wire();
            var sharded = new ShardedCorpus(front, [.. snapshots.Select((snapshot, number) => new Measured(new Shard(snapshot, front, number), wire))], new AnswerOptions(), whole.Synonyms, cache);
            await AskAsync($"  {shards} shards, {name}", question => sharded.AskAsync(question, cancellationToken), wire);
        }
    }

    private static async Task AskAsync(string name, Func<Question, Task<Answer>> ask, Wire? wire)
    {
        var times = new List<double>();
        var before = Environment.CpuUsage.TotalTime;
        for (var round = 0; round <= Rounds; round++)
        {
            if (round == 1)
            {
                wire?.Clear();
                before = Environment.CpuUsage.TotalTime;
            }

            foreach (var question in Questions.All)
            {
                var begun = Stopwatch.GetTimestamp();
                await ask(question);
                if (round > 0)
                    times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        }

        var processor = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / times.Count;
        times.Sort();
        Say($"{name}: {processor:0.00} ms of processors a question; median {times[times.Count / 2]:0.0} ms, mean {times.Average():0.0} ms, 95% {times[times.Count * 95 / 100]:0.0} ms{wire?.Describe(times.Count)}");
    }

    private static void Say(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));

    private sealed class Wire
    {
        private long _calls, _out, _back;

        public void Add(int request, int reply)
        {
            Interlocked.Increment(ref _calls);
            Interlocked.Add(ref _out, request);
            Interlocked.Add(ref _back, reply);
        }

        public void Clear() => (_calls, _out, _back) = (0, 0, 0);

        public string Describe(int questions) => FormattableString.Invariant($"; a question: {_calls / (double)questions:0.0} calls, {_out / 1e3 / questions:0.0} kB out, {_back / 1e3 / questions:0.0} kB back");
    }

    private sealed class Measured(Shard shard, Wire wire) : IShard
    {
        public async Task<byte[]> AskAsync(byte[] request, CancellationToken cancellationToken)
        {
            var reply = await shard.AskAsync(request, cancellationToken);
            wire.Add(request.Length, reply.Length);
            return reply;
        }
    }
}
