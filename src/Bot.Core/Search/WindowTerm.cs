using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>A term that is searched window by window, from front to back.</summary>
internal sealed class WindowTerm(WindowWord[] words)
{
    /// <summary>What it adds at the most in the window.</summary>
    public int Bound { get; private set; }

    /// <summary>The same without what its high postings add above that; of several words it is <see cref="Bound"/>.</summary>
    public int LowBound { get; private set; }

    /// <summary>What it adds at the most anywhere.</summary>
    public int Highest { get; } = words.Max(word => word.Highest);

    /// <summary>The share of passages that have it, or more.</summary>
    public double Density { get; } = words.Sum(word => word.Density);

    /// <summary>All words are <see cref="WindowWord.IsScoredAtOnce"/>.</summary>
    public bool IsScoredAtOnce { get; } = words.All(word => word.IsScoredAtOnce);

    public float Weight { get; } = words.Max(word => word.Weight);

    /// <summary>Null where it is rare, or several words.</summary>
    public FrequentTerm? Frequent { get; } = words.Length == 1 ? words[0].Frequent : null;

    /// <summary>The first passage from this one on that has it.</summary>
    public int Next(int start)
    {
        var next = int.MaxValue;
        foreach (var word in words)
            next = Math.Min(next, word.Next(start));
        return next;
    }

    public int SetBound(PassageWindow window)
    {
        var bound = 0;
        foreach (var word in words)
            bound = Math.Max(bound, word.BoundIn(window));
        LowBound = words.Length == 1 ? Math.Min(bound, words[0].LowBound) : bound;
        return Bound = bound;
    }

    /// <summary>What it adds to a passage at the most, as far as can be told without reading.</summary>
    public int BoundAt(int passage)
    {
        var bound = 0;
        foreach (var word in words)
            bound = Math.Max(bound, word.BoundAt(passage));
        return bound;
    }

    public int ScoreOf(int passage, Bm25Factors factors, byte lengthCode)
    {
        var score = 0;
        foreach (var word in words)
            score = Math.Max(score, word.ScoreOf(passage, factors, lengthCode));
        return score;
    }

    /// <summary>What it adds at the most is looked at, and its high postings need not be.</summary>
    public void ForgetHigh() => LowBound = Bound;

    /// <summary>Adds what its postings score at the most.</summary>
    public void AddBounds(WindowBounds bounds, SearchScratch scratch, ReadOnlySpan<float> factors, ReadOnlySpan<byte> lengths)
    {
        foreach (var word in words)
            word.AddBounds(bounds, scratch, factors, lengths);
    }

    /// <summary>Adds what its high postings score above <see cref="LowBound"/> at the most.</summary>
    public void AddExcess(WindowBounds bounds)
    {
        if (LowBound < Bound)
            words[0].AddExcess(bounds, LowBound);
    }

    public void AddScores(PassageWindow window, SearchScratch scratch, ReadOnlySpan<float> factors, ReadOnlySpan<byte> lengths, ref WindowScores scores)
    {
        if (words.Length == 1)
        {
            if (scores.IsListed)
                words[0].Add<Sum, Yes>(window, scratch, factors, lengths, ref scores);
            else
                words[0].Add<Sum, No>(window, scratch, factors, lengths, ref scores);
            return;
        }

        foreach (var word in words)
        {
            if (scores.IsListed)
                word.Add<BestOfWords, Yes>(window, scratch, factors, lengths, ref scores);
            else
                word.Add<BestOfWords, No>(window, scratch, factors, lengths, ref scores);
        }

        scores.ForgetBestOfTerm();
    }

    internal interface IAdding
    {
        static abstract void Add(int score, ref int sum, ref int best);
    }

    internal interface IAnswer
    {
        static abstract bool Value { get; }
    }

    internal readonly struct Yes : IAnswer
    {
        public static bool Value => true;
    }

    internal readonly struct No : IAnswer
    {
        public static bool Value => false;
    }

    private readonly struct Sum : IAdding
    {
        public static void Add(int score, ref int sum, ref int best) => sum += score;
    }

    private readonly struct BestOfWords : IAdding
    {
        public static void Add(int score, ref int sum, ref int best)
        {
            if (score <= best)
                return;
            sum += score - best;
            best = score;
        }
    }
}
