using System.Text;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

/// <summary>The words of Lucene's StandardTokenizer, whatever a text is made of; and what was read once gives the same again.</summary>
public sealed class TextAnalyzerOracleTests
{
    private static readonly string[] Languages = ["en", "fr", "de", "es", "it", "nl", "pt", "ru"];

    private static readonly string[] Alphabets =
    [
        "ab1 _.,:;'",
        "aAzZ09 \t\n_.,:;'\"-/&@#()$%!?[]{}|~^`+*=<>\\",
        "aé1Ω ‘’“”–—…\u00A0·‧․⁄‿⁀⁔€•‰′\u00AD\u200B\u2028\u202F",
        "lLdDqu'’ aéèàêñßœŒøłžİıſƀɏʯʰµªº²½×÷",
        "0123456789.,;:'’ €$£%akm",
        "ab' \u0301\u0308\u200D\u200C\uFEFF\u0345",
        "aб1в ґЖ.,'’_:",
        "a中文字カタカナひらがなー한국어 1.ไทยษาລາວ",
        "א\"ב'ג aا١٢٣,.٫",
        "a \uD83D\uDE00\uD83D\uDC69\uD83C\uDDEB\uFE0F\u200D\uD801\uDC00.1",
    ];

    [Fact]
    public void Every_character_stands_among_letters_digits_and_marks_as_in_Lucene()
    {
        using var oracle = new LuceneWords(Language.Of("en"));
        using var analyzer = new TextAnalyzer(Language.Of("en"));

        for (var c = 0; c <= char.MaxValue; c++)
        {
            var x = (char)c;
            AssertSame(oracle, analyzer, $"a{x}b {x}a 1{x}1 a{x}1 1{x}a _{x}_ a{x}{x}b a'{x}b a{x}'b {x} a{x}\u0301b a_{x}", "en");
        }
    }

    [Fact]
    public void Random_text_over_adversarial_alphabets_has_the_same_tokens()
    {
        var random = new Random(10);
        foreach (var language in Languages)
        {
            using var oracle = new LuceneWords(Language.Of(language));
            using var analyzer = new TextAnalyzer(Language.Of(language));
            for (var i = 0; i < 30_000; i++)
                AssertSame(oracle, analyzer, RandomText(random), language);
        }
    }

    [Theory]
    [InlineData(254)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(5_000)]
    public void A_word_beyond_all_measure_is_left_out_with_any_letters(int length)
    {
        using var oracle = new LuceneWords(Language.Of("en"));
        using var analyzer = new TextAnalyzer(Language.Of("en"));

        AssertSame(oracle, analyzer, $"one {new string('a', length)} two", "en");
        AssertSame(oracle, analyzer, $"one {new string('7', length)}.5 two", "en");
        AssertSame(oracle, analyzer, $"one {new string('б', length)} two", "en");
    }

    [Fact]
    public void Articles_have_the_same_tokens_in_every_language()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("seeds"), "*.txt"))
        {
            foreach (var language in Languages)
            {
                using var oracle = new LuceneWords(Language.Of(language));
                using var analyzer = new TextAnalyzer(Language.Of(language));
                AssertSame(oracle, analyzer, File.ReadAllText(file), language);
            }
        }
    }

    [Fact]
    public void Threads_that_read_the_same_new_words_at_once_have_the_same_tokens()
    {
        string[] texts = [.. Enumerable.Range(0, 64).Select(i => string.Join(' ', Enumerable.Range(0, 2_000).Select(word => $"threaded{word * 7 % 997}s x{word % 13}")))];

        Parallel.ForEach(texts, text =>
        {
            using var oracle = new LuceneWords(Language.Of("en"));
            using var analyzer = new TextAnalyzer(Language.Of("en"));
            AssertSame(oracle, analyzer, text, "en");
        });
    }

    [Fact]
    public void More_words_than_are_kept_have_the_same_tokens()
    {
        using var oracle = new LuceneWords(Language.Of("xx"));
        using var analyzer = new TextAnalyzer(Language.Of("xx"));
        for (var i = 0; i < 400; i++)
            AssertSame(oracle, analyzer, string.Join(' ', Enumerable.Range(i * 1_000, 1_000).Select(word => $"w{word * 7} {word}x")), "xx");
    }

    private static string RandomText(Random random)
    {
        var text = new StringBuilder();
        var alphabet = Alphabets[random.Next(Alphabets.Length)];
        var other = random.Next(3) == 0 ? Alphabets[random.Next(Alphabets.Length)] : alphabet;
        for (var length = random.Next(1, 40); length > 0; length--)
        {
            var from = random.Next(4) == 0 ? other : alphabet;
            text.Append(from[random.Next(from.Length)]);
            if (random.Next(400) == 0)
                text.Append(from[random.Next(from.Length)], random.Next(200, 300));
        }

        return text.ToString();
    }

    /// <summary>Of the whole text, and of a stretch in its middle.</summary>
    private static void AssertSame(LuceneWords oracle, TextAnalyzer analyzer, string text, string language)
    {
        foreach (var stretch in (TextSpan[])[new TextSpan(0, text.Length), TextSpan.Between(text.Length / 4, text.Length - (text.Length / 4))])
        {
            var tokens = new List<Token>();
            analyzer.Analyze(text, stretch, tokens);
            var expected = oracle.Analyze(text, stretch);
            if (!expected.SequenceEqual(tokens.Select(token => (token.Term, token.Span, token.Kind))))
                Assert.Fail($"{language}: {string.Join(' ', text.Select(c => char.IsAscii(c) && c > 31 ? $"{c}" : $"\\u{(int)c:X4}"))}\n{string.Join(" | ", expected)}\n{string.Join(" | ", tokens.Select(token => (token.Term, token.Span, token.Kind)))}");
        }
    }
}
