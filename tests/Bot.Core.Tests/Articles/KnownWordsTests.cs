using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class KnownWordsTests
{
    [Fact]
    public void With_one_more_text_the_same_is_known_as_if_all_were_counted_anew()
    {
        // In several articles, in one, and of English or invented.
        var known = KnownWords.Of(new Dictionary<string, int>(StringComparer.Ordinal) { ["harbour"] = 3, ["ferries"] = 1, ["zorkular"] = 1, ["blimfast"] = 2, ["passport"] = 1 });
        string[] text = ["harbour", "zorkular", "passport", "crossing", "quelbrick", "sea"];

        var (quick, anew) = (known.And(text), known.With([], [text], out _));

        foreach (var word in known.Articles.Keys.Concat(text).Append("nowhere"))
        {
            Assert.Equal(anew.IsInSeveral(word), quick.IsInSeveral(word));
            Assert.Equal(anew.BeginsLikeAWord(word), quick.BeginsLikeAWord(word));
            for (var length = 2; length < word.Length; length++)
            {
                Assert.Equal(anew.HasStart(word[..length], 3), quick.HasStart(word[..length], 3));
                Assert.Equal(anew.HasEnd(word[^length..], 3), quick.HasEnd(word[^length..], 3));
            }
        }

        Assert.True(quick.HasStart("zorkul", 3));
        Assert.True(quick.HasEnd("ossing", 3));
        Assert.False(quick.HasStart("quelbri", 3));
    }

    [Fact]
    public void A_word_around_what_is_lost_is_found_from_both_of_its_ends()
    {
        string[] words = ["passport", "passenger", "messenger", "counterpart", "counterfeit", "anticipated", "harbour", "participated"];
        var known = KnownWords.Of(words.Append("port").ToDictionary(word => word, _ => 2));
        var found = 0;
        foreach (var word in words)
        {
            for (var start = 1; start < word.Length; start++)
            {
                foreach (var end in words.SelectMany(other => Enumerable.Range(1, other.Length - 1).Select(length => other[^length..])))
                {
                    var expected = words.Any(whole => whole.StartsWith(word[..start], StringComparison.Ordinal) && whole.EndsWith(end, StringComparison.Ordinal) && whole.Length - start - end.Length is >= 1 and <= 3);
                    found += expected ? 1 : 0;

                    Assert.True(expected == known.HasAround(word[..start], end, 3), $"{word[..start]} … {end}");
                }
            }
        }

        Assert.True(found > 50);
    }
}
