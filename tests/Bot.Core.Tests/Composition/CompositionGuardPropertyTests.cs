using System.Diagnostics;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Composition;
using Bot.Core.Search;
using CsCheck;

namespace Bot.Core.Tests.Composition;

public sealed class CompositionGuardPropertyTests
{
    private static readonly Lazy<IReadOnlyList<Article>> Seeds = new(() => new ArticleFolder(new CorpusOptions { Folder = Repository.PathOf("seeds") }).Read(null, CancellationToken.None).Articles);

    private static readonly Gen<string> Pieces = Gen.OneOf(
        "the", "not", "5", "1,200", "£3m", "2019", "May", "\"", "'", "“", ",", ".", "said", "France", "Rudd", "per cent", "more than", "last year", "a third", "(", ")", "évidemment", "-", "…", "ß", "\uD83D\uDE00", "half", "of", "to", "from", "up");

    private static readonly Gen<string> Texts = Pieces.Array[0, 60].Select(pieces => string.Join(' ', pieces));

    [Fact]
    public void A_sentence_of_an_article_passes_word_for_word_when_its_passage_is_cited()
    {
        foreach (var article in Seeds.Value)
        {
            var sentences = PassageSplitter.SentencesOf(article);
            var starts = PassageSplitter.Split(article, sentences, 100);
            for (var p = 0; p < starts.Count; p++)
            {
                var (first, last) = (starts[p], (p + 1 < starts.Count ? starts[p + 1] : sentences.Count) - 1);
                var passage = new Citation(1, article, TextSpan.Between(sentences[first].Span.Start, sentences[last].Span.End), sentences[first].Paragraph, 1);
                var guard = new CompositionGuard([passage]);
                foreach (var sentence in sentences.Skip(first).Take(last - first + 1))
                {
                    var text = article.Text.Substring(sentence.Span.Start, sentence.Span.Length);
                    var verdict = guard.Check(new DraftSentence(text, [1]));
                    if (verdict is Guarded.Stopped { Reason: GuardReason.Form or GuardReason.Quote })
                        continue; // A line break, or a quotation that goes on in the next sentence.
                    var passed = Assert.IsType<Guarded.Passed>(verdict);
                    var evidence = Assert.Single(passed.Evidence);
                    Assert.True(passage.Span.Contains(evidence.Span));
                    Assert.Contains(text.Trim(), evidence.Quote, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void Nothing_that_is_written_throws() => Gen.Select(Texts, Texts, Gen.OneOf("en", "fr", "de", "es", "it", "nl", "pt", "xx")).Sample((draft, text, language) =>
    {
        var article = Drafts.Article(text + " End.", language);
        var verdict = new CompositionGuard([Drafts.Passage(1, article)]).Check(new DraftSentence(draft, [1]));

        return verdict is not Guarded.Passed passed || passed.Evidence.All(evidence => new TextSpan(0, article.Text.Length).Contains(evidence.Span));
    }, iter: 2_000);

    [Fact]
    public void Any_characters_are_read() => Gen.String[0, 80].Sample(
        text => new CompositionGuard([Drafts.Passage(1, Drafts.Article("Norix employs 1,900 people. " + text))]).Check(new DraftSentence(text, [1])) is not null, iter: 2_000);

    [Fact]
    public void A_sentence_and_a_passage_of_numbers_alone_take_no_long_time()
    {
        var numbers = string.Join(' ', Enumerable.Range(100, 140).Select(number => $"{number}%"));
        var passage = string.Join(' ', Enumerable.Range(100, 800).Select(number => $"{number} people"));
        var guard = Drafts.Guard(passage);
        guard.Check(new DraftSentence("It has 5 people.", [1]));

        var watch = Stopwatch.StartNew();
        guard.Check(new DraftSentence("Of them " + numbers, [1]));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }
}
