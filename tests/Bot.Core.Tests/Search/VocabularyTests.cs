using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class VocabularyTests
{
    [Theory]
    [InlineData("tuquet", "touquet")]
    [InlineData("bouchrat", "bouchart")]
    [InlineData("xyz", null)]
    [InlineData("2017", null)]
    [InlineData("completely", null)]
    public void The_nearest_word_is_found_within_one_or_two_errors(string word, string? expected)
    {
        var index = Some.Index("Bouchart spoke of Touquet in 2016.");

        var nearest = Vocabulary.FindNearest(index, word, isName: false);

        Assert.Equal(expected, nearest is { } term ? index.Terms[term] : null);
    }

    [Fact]
    public void The_nearest_word_is_the_one_that_a_comparison_with_every_word_finds()
    {
        var random = new Random(4);
        // Short, of few letters and some repeated, so that many are near each other and equally frequent.
        var index = Some.Index([.. Enumerable.Range(0, 40).Select(_ => string.Join(' ', Enumerable.Range(0, 50).Select(_ => Word(random))))]);

        for (var i = 0; i < 2_000; i++)
        {
            var word = Word(random);
            var isName = i % 2 == 0;

            Assert.Equal(NearestOfAll(index, word, isName), Vocabulary.FindNearest(index, word, isName));
        }
    }

    [Fact]
    public void The_spellings_of_a_name_are_those_that_a_comparison_with_every_word_finds()
    {
        var random = new Random(6);
        var index = Some.Index([.. Enumerable.Range(0, 40).Select(_ => "x " + string.Join(' ', Enumerable.Range(0, 50).Select(_ => Word(random) is var word && random.Next(2) == 0 ? word : word.ToUpperInvariant())))]);

        for (var i = 0; i < 2_000; i++)
        {
            var name = Word(random);

            Assert.Equal(
                Enumerable.Range(0, index.Terms.Count).Where(term => name.Length >= 6 && index.Terms[term][0] == name[0] && EditDistance.Between(name, index.Terms[term], 10) == 1 && index.CapitalsOf(term) >= 180),
                Vocabulary.FindVariants(index, name, minCapitals: 180));
        }
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(3, 11)).Select(_ => "bcdk"[random.Next(4)]));

    private static int? NearestOfAll(PassageIndex index, string word, bool isName)
    {
        var allowed = word.Length switch { < 4 => 0, < 7 => 1, < 9 when isName => 1, _ => 2 };
        return Enumerable.Range(0, index.Terms.Count)
            .Select(term => (Term: term, Distance: EditDistance.Between(word, index.Terms[term], 10)))
            .Where(other => allowed > 0 && other.Distance <= allowed && index.DocumentFrequency(other.Term) > 0)
            .Where(other => index.Terms[other.Term][0] == word[0] || (other.Distance == 1 && word.Length >= 6))
            .OrderBy(other => other.Distance).ThenByDescending(other => index.DocumentFrequency(other.Term)).ThenBy(other => other.Term)
            .Select(other => (int?)other.Term).FirstOrDefault();
    }
}
