using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Core.Answers;

/// <summary>
/// The claims of a message that somebody wrote. Greetings, thanks, requests, wishes and questions claim nothing, unless they have a number: a number can be looked up whoever believes it.
/// </summary>
public static partial class MessageClaims
{
    /// <summary>Fewer words say nothing that could be looked up.</summary>
    private const int FewestWords = 3;

    /// <summary>Without a number or a name a sentence must say more.</summary>
    private const int FewestWordsWithoutName = 5;

    /// <summary>Words at the head of a sentence in which it leads back to the one before.</summary>
    private const int LeadWords = 2;

    private static readonly FrozenSet<string> Openings = SentenceWords.Set("hi hello hey dear morning thanks thank thx cheers congrats congratulations welcome sorry please pls lol haha ok okay yes no yeah yep nope sure great nice wow fyi let let's lets should could would can may");

    private static readonly FrozenSet<string> Selves = SentenceWords.Set("i we i'm i’m we're we’re i've i’ve i'd i’d i'll i’ll we'll we’ll we've we’ve imo imho my our");

    private static readonly FrozenSet<string> BackWords = SentenceWords.Set("it its they their them he his she her this that these those there");

    public static IReadOnlyList<Claim> Of(string message)
    {
        var claims = new List<Claim>();
        string? before = null;
        foreach (var line in message.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var text = Line(line);
            foreach (var span in SentenceSplitter.Split(text, new TextSpan(0, text.Length)))
            {
                var sentence = text.Substring(span.Start, span.Length);
                var words = Words().Matches(sentence).Select(word => word.Value.TrimEnd(',', '.')).ToList();
                if (IsClaim(sentence, words))
                    claims.Add(new Claim(sentence, before is not null && words.Take(LeadWords).Any(word => BackWords.Contains(word.ToLowerInvariant())) ? before : null));
                before = words.Count >= FewestWords ? sentence : before;
            }
        }

        return claims;
    }

    private static bool IsClaim(string sentence, List<string> words)
    {
        if (words.Count(word => char.IsLetter(word[0])) < FewestWords - 1 || words.Count < FewestWords)
            return false;
        if (HasNumber(sentence))
            return true;
        if (sentence.TrimEnd('"', '”', '’', ')', ' ').EndsWith('?') || Openings.Contains(words[0].ToLowerInvariant()) || Selves.Contains(words[0].ToLowerInvariant()))
            return false;
        return words.Skip(1).Any(word => char.IsUpper(word[0]) && !Selves.Contains(word.ToLowerInvariant()))
            || words.Count(word => !Grammar.IsFunction(word.ToLowerInvariant())) >= FewestWordsWithoutName;
    }

    /// <summary>A number that counts or measures, or a year.</summary>
    private static bool HasNumber(string sentence) => Year().IsMatch(sentence) || FigureReader.ReadSentence(ClaimText.Article(sentence)).Count > 0;

    /// <summary>Without the marks of a quote or a list before it, and without addresses.</summary>
    private static string Line(string line) => Spaces().Replace(Address().Replace(Marks().Replace(line, ""), " "), " ").Trim();

    [GeneratedRegex(@"^[\s>•*·\-–—]+(?=\s)|^\s*>+\s*|^\s*\d{1,2}[.)]\s", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\b(https?://|www\.)\S+?(?=[.,;:!?)]*(\s|$))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Address();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’.,]*", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Words();

    [GeneratedRegex(@"\b(1[5-9]|20)\d\d\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Year();
}
