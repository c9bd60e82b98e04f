using Bot.Benchmarks.Compare;
using Bot.Core.Search;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Bot.Core.Tests.Compare;

/// <summary>What the engines are compared over: the same for all of them, and the same again.</summary>
public sealed class ComparedPassagesTests : IDisposable
{
    private const int Seed = 7;
    private const int Passages = 2_000;

    private static readonly Lazy<ZipfVocabulary> Vocabulary = new(() => new ZipfVocabulary(Seed));

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_same_seed_gives_the_same_articles_in_any_order()
    {
        var (one, other) = (new ArticleGenerator(Seed), new ArticleGenerator(Seed));
        other.Article(5);

        Assert.Equal(one.Article(3).Text, other.Article(3).Text);
        Assert.Equal(one.Article(3).Title, other.Article(3).Title);
        Assert.NotEqual(one.Article(3).Text, one.Article(4).Text);
        Assert.NotEqual(one.Article(3).Text, new ArticleGenerator(Seed + 1).Article(3).Text);
    }

    [Fact]
    public void The_second_word_is_half_as_frequent_as_the_first()
    {
        var random = new Random(Seed);
        var counts = Enumerable.Range(0, 400_000).Select(_ => Vocabulary.Value.Word(random)).CountBy(word => word).ToDictionary();

        // 1 / H(200,000) = 1 / 12.78 of the words are the first one.
        Assert.InRange(counts["the"], 400_000 / 12.78 * 0.97, 400_000 / 12.78 * 1.03);
        Assert.InRange((double)counts["the"] / counts["of"], 1.94, 2.06);
        Assert.InRange((double)counts["the"] / counts["and"], 3.85, 4.15);
    }

    [Fact]
    public void Every_content_word_has_a_stem_of_its_own_and_is_no_stop_word()
    {
        var (random, stemmer) = (new Random(Seed), new EnglishStemmer());
        var words = Enumerable.Range(0, 100_000).Select(_ => Vocabulary.Value.ContentWord(random)).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(words.Count, words.Select(Stem).Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(words, word => Language.Of("en").StopWords.Contains(word.ToLowerInvariant()));

        string Stem(string word)
        {
            stemmer.SetCurrent(word.ToLowerInvariant());
            stemmer.Stem();
            return stemmer.Current;
        }
    }

    [Fact]
    public void Four_words_of_ten_are_stop_words_as_in_news()
    {
        var random = new Random(Seed);
        var stops = Enumerable.Range(0, 100_000).Count(_ => Language.Of("en").StopWords.Contains(Vocabulary.Value.Word(random)));

        Assert.InRange(stops / 100_000.0, 0.38, 0.46);
    }

    [Fact]
    public void The_passages_are_those_that_the_engine_cuts_in_its_order()
    {
        var file = Write();
        var articles = file.ReadArticles().ToList();

        var index = PassageIndexBuilder.Build(articles, PassageFile.PassageWords, progress: null, CancellationToken.None);

        var passages = file.ReadPassages().ToList();
        Assert.Equal(file.Passages, index.PassageCount);
        Assert.Equal(Enumerable.Range(0, file.Passages), passages.Select(passage => passage.Number));
        foreach (var passage in passages)
        {
            var (article, span) = (articles[index.ArticleOf(passage.Number)], index.PassageSpan(passage.Number));
            Assert.Equal(article.Text.Substring(span.Start, span.Length), passage.Text);
            Assert.StartsWith($"{article.Title} . {article.Publisher} . ", passage.Header, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_passage_has_about_90_words_and_there_are_as_many_as_asked_for()
    {
        var file = Write();

        Assert.InRange(file.Passages, Passages, Passages + 20);
        Assert.InRange(file.MeanWords, 80, 100);
        var words = file.ReadPassages().Select(passage => passage.Text.Split(' ').Length).Order().ToList();
        Assert.InRange(words[words.Count / 20], 55, 120);
        Assert.InRange(words[^1], 80, 120);
    }

    [Fact]
    public void The_first_passages_are_a_prefix()
    {
        var file = Write();

        var first = file.First(500);

        Assert.InRange(first.Passages, 500, 520);
        Assert.Equal(file.ReadPassages().Take(first.Passages), first.ReadPassages());
    }

    [Fact]
    public void A_question_is_3_to_10_consecutive_words_of_a_passage_with_one_to_search_for()
    {
        var file = Write();

        var questions = DrawnQuestions.Draw(file, 200, Seed);

        Assert.Equal(questions, DrawnQuestions.Draw(file, 200, Seed));
        var text = string.Join(' ', file.ReadPassages().Select(passage => passage.Text.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal)));
        Assert.All(questions, question =>
        {
            Assert.InRange(question.Split(' ').Length, 3, 10);
            Assert.Contains(question, text, StringComparison.Ordinal);
            Assert.Contains(question.Split(' '), word => !ZipfVocabulary.FunctionWordSet.Contains(word.ToLowerInvariant()));
        });
    }

    [Theory]
    [InlineData("The Port, and the port of 7,000", "port 7 000")]
    [InlineData("of the \"and\" OR", "of the and or")]
    public void Engines_with_a_language_of_their_own_get_words_alone(string question, string words) => Assert.Equal(words, string.Join(' ', QuestionWordList.Of(question)));

    [Fact]
    public void The_percentile_is_the_value_that_this_share_is_not_above()
    {
        double[] values = [.. Enumerable.Range(1, 500).Select(value => (double)value).Reverse()];

        Assert.Equal(250, Numbers.At(values, 0.5));
        Assert.Equal(495, Numbers.At(values, 0.99));
    }

    [Fact]
    public void Each_figure_of_a_latency_is_the_median_of_the_rounds()
    {
        // p50 are 20, 21, 2; p99 are 30, 29, 300; means are 20, 21, 101.
        Assert.Equal(new Latency(20, 30, 21, 3), Latency.Of([[10, 20, 30], [21, 13, 29], [1, 2, 300]]));
    }

    private PassageFile Write() => PassageFile.Write(Path.Combine(_folder.Path, "passages.bin"), ArticleSource.Generated(Seed), Passages, CancellationToken.None);

    public void Dispose() => _folder.Dispose();
}
