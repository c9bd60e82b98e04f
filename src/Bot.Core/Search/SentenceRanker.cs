using Bot.Core.Articles;

namespace Bot.Core.Search;

internal sealed record RankedSentence(int Sentence, int Passage, float Score, float[] Features, bool LeansBack)
{
    /// <summary>A <see cref="PackedToken"/> each.</summary>
    public ReadOnlySpan<int> TokensIn(PassageIndex index) => index.Read(Passage).TokensOf(Sentence - index.PassageSentences[Passage]);

    public TextSpan SpanIn(PassageIndex index) => index.Read(Passage).Sentences[Sentence - index.PassageSentences[Passage]].Span;
}

/// <summary>Orders the sentences of the best passages by how well they answer.</summary>
/// <param name="figures">What the figures of a sentence, by its number, are to the question.</param>
internal sealed class SentenceRanker(PassageIndex index, IReadOnlyList<Article> articles, CueWords cues, QuestionMatcher matcher, Func<int, FigureFit> figures, LinearModel model)
{
    /// <summary>Of the best passages so many are read.</summary>
    public const int Passages = 25;

    public List<RankedSentence> Rank(IReadOnlyList<RankedPassage> passages)
    {
        var reader = new SentenceReader(index, articles, cues, matcher, figures);
        var articleRanks = new Dictionary<int, int>();
        int[] ranks = [.. passages.Select(passage => articleRanks.TryGetValue(index.ArticleOf(passage.Passage), out var known) ? known : articleRanks[index.ArticleOf(passage.Passage)] = articleRanks.Count)];
        var ranked = new List<RankedSentence>();
        using var read = new Ahead<RankedSentence[]>(passages.Count, passages.Count, rank => Read(reader, passages[rank], rank, ranks[rank], passages[0].Score), mayHelp: index.Elsewhere is null);
        for (var rank = 0; rank < passages.Count; rank++)
            ranked.AddRange(read[rank]);
        ranked.Sort((a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Sentence.CompareTo(b.Sentence));
        return ranked;
    }

    private RankedSentence[] Read(SentenceReader reader, RankedPassage passage, int rank, int articleRank, float bestScore)
    {
        var read = reader.Open(passage, rank, articleRank, bestScore);
        var ranked = new RankedSentence[read.Matches.Length];
        for (var place = 0; place < ranked.Length; place++)
        {
            var features = reader.Read(read, place);
            ranked[place] = new RankedSentence(read.First + place, passage.Passage, model.Score(features), features, LeansBack(read.Article, read.First + place, features));
        }

        return ranked;
    }

    /// <summary>The subject, or where words are asked for the speaker, is a pronoun; or a reason is asked for and this sentence gives none, so that the one before it in the paragraph may.</summary>
    private bool LeansBack(int article, int sentence, float[] features) =>
        features[(int)SentenceFeature.BeginsWithPronoun] > 0
        || features[(int)SentenceFeature.PronounSpeaks] > 0
        || (matcher.Question.Type == QuestionType.Reason && features[(int)SentenceFeature.GivesReason] == 0
            && sentence > index.PassageSentences[index.ArticlePassages[article]] && index.SentenceParagraph(sentence - 1) == index.SentenceParagraph(sentence));
}
