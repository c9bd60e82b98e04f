using System.Text;
using Bot.Core.Indexing;

namespace Bot.Core.Tests.Indexing;

public sealed class TermDictionaryTests
{
    /// <summary>Many begin alike, longer than what is sampled of a term.</summary>
    private static readonly string[] Words =
    [
        .. Enumerable.Range(0, 400).Select(i => $"internationally{i:000}").Concat(Enumerable.Range(0, 300).Select(i => $"{(char)('a' + (i % 26))}{i}")).Concat(["é", "straße", "x", "\U0001F600"])
            .OrderBy(Encoding.UTF8.GetBytes, Comparer<byte[]>.Create((a, b) => TermDictionary.Compare(a, b))),
    ];

    [Fact]
    public void Each_term_is_found_and_no_other()
    {
        var terms = Dictionary(Words);

        Assert.Equal(Enumerable.Range(0, Words.Length), Words.Select(word => terms.Find(word) ?? -1));
        Assert.All(Words, word => Assert.Null(terms.Find(word + "~")));
        Assert.Null(terms.Find("internat"));
        Assert.Null(terms.Find(""));
    }

    [Fact]
    public void The_first_term_from_one_on_is_that_before_which_all_are_lower()
    {
        var terms = Dictionary(Words);

        Assert.All(Words.SelectMany(word => new[] { word, word + "~", word[..^1] }).Where(sought => !sought.Any(char.IsSurrogate)), sought =>
            Assert.Equal(Words.Count(word => TermDictionary.Compare(Encoding.UTF8.GetBytes(word), Encoding.UTF8.GetBytes(sought)) < 0), terms.FirstFrom(sought)));
    }

    [Fact]
    public void It_does_not_matter_from_where_a_term_is_sought()
    {
        var terms = Dictionary(Words);

        foreach (var sought in Words.Where((_, i) => i % 13 == 0).SelectMany(word => new[] { word, word + "~" }).Select(Encoding.UTF8.GetBytes))
        {
            var first = Words.Count(word => TermDictionary.Compare(Encoding.UTF8.GetBytes(word), sought) < 0);

            Assert.All(Enumerable.Range(0, first + 1), from => Assert.Equal(first, terms.FirstFrom(sought, from)));
        }
    }

    [Fact]
    public void Without_terms_none_is_found() => Assert.Null(Dictionary([]).Find("x"));

    private static TermDictionary Dictionary(string[] words)
    {
        var sections = new Sections();
        TermDictionary.Write(sections, [.. words.Select(Encoding.UTF8.GetBytes)]);
        return TermDictionary.Read(sections);
    }
}
