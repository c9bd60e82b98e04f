using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class LexiconTests
{
    [Theory]
    [InlineData("increases", "increase")]
    [InlineData("stopping", "stop")]
    [InlineData("stopped", "stop")]
    [InlineData("studies", "study")]
    [InlineData("boxes", "box")]
    [InlineData("tallest", "tall")]
    [InlineData("risen", "rise")]
    [InlineData("found", "find")]
    public void An_inflected_word_is_found_by_its_base_form(string word, string expected) => Assert.Equal(expected, Find(word)?.Word);

    // WordNet has them as adjectives of their own.
    [Theory]
    [InlineData("increased", "decreased")]
    [InlineData("larger", "small")]
    public void An_inflected_word_that_has_an_entry_keeps_it(string word, string antonym)
    {
        var entry = Known(word);

        Assert.Equal(word, entry.Word);
        Assert.Contains(antonym, entry.Antonyms);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("aaaa")]
    [InlineData("zzzz")]
    [InlineData("#")]
    [InlineData("wordnet's")]
    [InlineData("café")]
    [InlineData("pneumonoultramicroscopicsilicovolcanoconiosis")]
    public void An_unknown_word_is_not_found(string word) => Assert.Null(Find(word));

    [Fact]
    public void Every_word_of_the_file_is_found()
    {
        var words = Resource.Lines("wordnet-en.txt").Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')[0]).ToList();

        Assert.Equal(("abandon", "zoom"), (words[0], words[^1]));
        Assert.All(words, word => Assert.Equal(word, Lexicon.Find(word, new Dictionary<string, string>())?.Word));
    }

    [Fact]
    public void The_file_carries_the_notice_of_its_licence() =>
        Assert.Contains("# WordNet 3.0 Copyright 2006 by Princeton University.  All rights reserved.", Resource.Lines("wordnet-en.txt").TakeWhile(line => line.StartsWith('#')));

    [Fact]
    public void An_entry_has_words_of_each_relation()
    {
        var entry = Known("increase");

        Assert.Equal(["decrease"], entry.Antonyms);
        Assert.Contains("growth", entry.Synonyms);
        Assert.Contains("change", entry.Broader);
        Assert.Contains("leap", entry.Narrower);
        Assert.Contains("stoppage", Known("stop").Derived);
    }

    [Theory]
    [InlineData("found", 'v')]
    [InlineData("founded", 'v')]
    [InlineData("treaty", 'n')]
    [InlineData("unstable", 'a')]
    [InlineData("soon", 'r')]
    public void The_part_of_speech_is_the_one_used_most(string word, char expected) => Assert.Equal(expected, Find(word)?.PartOfSpeech);

    [Theory]
    [InlineData("help", "hinder")]
    [InlineData("hinder", "help")]
    [InlineData("largest", "smallest")]
    public void The_list_of_opposites_holds_both_ways(string word, string opposite) => Assert.Contains(opposite, Lexicon.OppositesOf(word));

    [Fact]
    public void No_line_of_the_list_of_opposites_says_nothing_new()
    {
        var lines = Resource.Lines("opposites-en.txt").Where(line => !line.StartsWith('#')).ToList();

        Assert.Distinct(lines);
        Assert.All(lines, line => Assert.Distinct(line.Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries)));
        Assert.All(lines, line => Assert.Contains(Pairs(line), pair => Find(pair.Word)?.Antonyms.Contains(pair.Opposite, StringComparer.Ordinal) != true));
    }

    private static IEnumerable<(string Word, string Opposite)> Pairs(string line)
    {
        var sides = line.Split('|').Select(side => side.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        return sides[0].SelectMany(word => sides[1].SelectMany(opposite => new[] { (word, opposite), (opposite, word) }));
    }

    private static LexiconEntry Known(string word) => Assert.IsType<LexiconEntry>(Find(word));

    private static LexiconEntry? Find(string word) => Lexicon.Find(word, Language.Of("en").Irregular);
}
