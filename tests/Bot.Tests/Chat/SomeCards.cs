using Bot.Chat;
using CsCheck;

namespace Bot.Tests.Chat;

/// <summary>Cards of all kinds of texts, as long as they come and full of what platforms read as markup. Every lead has the mark [L], every entry [M] and a title that begins with T.</summary>
internal static class SomeCards
{
    private static readonly Gen<string> Words = Gen.OneOf("harbour", "*keeper*", "<@1>", "[a](https://b.example)", "~|_`", "ends. ", "1998. It", "# head", "\n", "“quoted”", "𝔘𝔫𝔦", "\\").Array[0, 400].Select(words => string.Join(' ', words));

    private static readonly Gen<CardEntry> Entries =
        from quote in Words
        from title in Words
        from aside in Words
        from path in Gen.Int[0, 600]
        from hasValue in Gen.Bool
        select new CardEntry("[M]", quote, new CardSource($"T{title}", path == 0 ? null : new Uri($"https://a.example/{new string('p', path)}#:~:text=x"), title))
        {
            Asides = [aside, aside],
            Value = hasValue ? new CardLine(title, aside) : null,
            Heading = hasValue ? "2016" : null,
        };

    internal static readonly Gen<Card> Any =
        from title in Words
        from lead in Words.Array[0, 4]
        from entries in Entries.Array[0, 10]
        from notes in Words.Array[0, 6]
        select new Card { Title = title, Lead = [.. lead.Select(text => new CardLine(text, "[L]"))], Entries = entries, Notes = notes, Footer = title };
}
