using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>Looks up the numbers of a claim: what the articles give for the same thing.</summary>
public static class ClaimNumbers
{
    /// <summary>Passages whose figures are looked at; what stands further down speaks of something else.</summary>
    private const int Passages = 60;

    /// <summary>Of each kind; of a number that hundreds of articles give a few prove it as well.</summary>
    private const int Most = 4;

    /// <param name="filter">The articles that may be looked at.</param>
    /// <returns>One for each number, in the order of the claim.</returns>
    public static IReadOnlyList<CheckedNumber> Check(CorpusSnapshot whole, Claim claim, ArticleFilter filter)
    {
        var article = ClaimText.Article(claim.Text);
        var figures = FigureReader.ReadSentence(article);
        var quantities = FigureReader.ReadQuantities(article);
        if (figures.Count == 0 && quantities.Count == 0)
            return [];

        var snapshot = whole.Only(filter);
        var question = snapshot.QuestionReader.Read(new Question(claim.Text) { Context = claim.Context });
        var matcher = new QuestionMatcher(snapshot.Index, question);
        var passages = PassageRanker.Rank(snapshot.Index, snapshot.Articles, matcher, Weights.BuiltIn.Passages, readsAll: true).Take(Passages).Select(passage => passage.Passage).ToList();
        snapshot.Index.NeedArticlesOf(passages);
        var numbers = quantities.Select(quantity => quantity.Span).Concat(figures.Select(figure => figure.Span)).ToList();

        List<(int Start, CheckedNumber Checked)> found = [.. figures.Select(figure => (figure.Span.Start, Compare(snapshot, new ClaimedThing(snapshot, matcher, article.Text, figure.Span, numbers), passages, figure)))];
        // What is no figure by the rules for tables ("two ways") has nothing that it could be compared with.
        found.AddRange(quantities.Where(quantity => !figures.Any(figure => figure.Span.Overlaps(quantity.Span)) && article.Text.AsSpan(quantity.Span.Start, quantity.Span.Length).ContainsAnyInRange('0', '9'))
            .Select(quantity => (quantity.Span.Start, (CheckedNumber)new CheckedNumber.NotCompared(article.Text.Substring(quantity.Span.Start, quantity.Span.Length), null))));
        return [.. found.OrderBy(number => number.Start).Select(number => number.Checked)];
    }

    private static CheckedNumber Compare(CorpusSnapshot snapshot, ClaimedThing thing, List<int> passages, Figure claimed)
    {
        var comparison = new ClaimComparison(snapshot, thing, claimed);
        foreach (var passage in passages)
        {
            for (var i = snapshot.Figures.FirstOf(snapshot.Index.PassageSentences[passage]); i < snapshot.Figures.Count && snapshot.Figures[i].Sentence < snapshot.Index.PassageSentences[passage + 1]; i++)
                comparison.Add(i);
        }

        return comparison.Result(Most);
    }
}
