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
}
