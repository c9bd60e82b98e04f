using System.Globalization;
using Bot.Answers;
using Bot.Core.Answers;

namespace Bot.Chat;

/// <summary>The claims of a message as a card: what the articles give beside each, and the quotes that prove it.</summary>
internal sealed class CheckCards(AnswerCards answers)
{
    private const int QuotesOfClaim = 2;

    /// <summary>With more quotes than these nothing else is looked at: no platform has room for them, and nobody reads them.</summary>
    private const int ManyQuotes = 15;

    internal Card Of(Checked.Done done, CorpusState corpus)
    {
        var proofs = new Proofs();
        var lead = new List<CardLine>();
        var left = done.Left;
        foreach (var (number, claim) in done.Claims.Index())
        {
            if (proofs.All.Count > ManyQuotes)
            {
                left++;
                continue;
            }

            proofs.Begin($"On claim {(number + 1).ToString(CultureInfo.InvariantCulture)}");
            lead.Add(new CardLine($"{(number + 1).ToString(CultureInfo.InvariantCulture)}. “{PlainText.OneLine(claim.Claim.Text)}”", IsStrong: true));
            lead.AddRange(Lines(claim, proofs));
        }

        return new Card
        {
            Title = ChatChecks.Name,
            Lead = lead,
            Heading = proofs.All.Count > 0 ? "What the articles say" : null,
            Entries = [.. proofs.All.Select(proof => answers.Entry(proof.Citation, corpus) with { Heading = proof.Heading })],
            Notes =
            [
                .. left > 0 ? new[] { $"{Wording.Count(left, "more claim")} of this message {(left == 1 ? "was" : "were")} not checked." } : [],
                "Numbers were compared by what they count, their unit and their year. Whether the message is right is for you to judge: read the quotes.",
            ],
            Footer = Wording.Freshness(corpus),
        };
    }

    private static IEnumerable<CardLine> Lines(CheckedClaim claim, Proofs proofs)
    {
        foreach (var (i, number) in claim.Numbers.Index())
        {
            if (proofs.All.Count > ManyQuotes)
            {
                yield return new CardLine($"{Wording.Count(claim.Numbers.Count - i, "more number")} of this claim {(claim.Numbers.Count - i == 1 ? "was" : "were")} not looked up.");
                break;
            }

            yield return new CardLine(CheckWording.Of(number, figure => AnswerCards.Mark(proofs.Of(figure))));
        }

        var isCompared = claim.Numbers.Any(number => number is CheckedNumber.Given);
        if (claim.Answer is Answer.NotFound notFound && !isCompared)
        {
            var closest = notFound.Closest.Take(1).Select(proofs.Of).ToList();
            yield return new CardLine(
                closest.Count == 0
                    ? $"The articles do not speak of this: {PlainText.Clean(notFound.Missing)}"
                    : $"The articles may not speak of this: {PlainText.Clean(notFound.Missing)} The closest passage:",
                string.Join(' ', closest.Select(AnswerCards.Mark)));
        }
        else if (claim.Answer is Answer.Found found)
        {
            var shown = found.Citations.Take(QuotesOfClaim).Select(citation => (Number: proofs.Of(citation), citation.Quote)).ToList();
            yield return new CardLine("What the articles say of it:", string.Join(' ', shown.Select(quote => AnswerCards.Mark(quote.Number))));
            foreach (var line in CheckWording.Years(claim.Claim.Text, [.. shown.Select(quote => (AnswerCards.Mark(quote.Number), quote.Quote))]))
                yield return new CardLine(line);
        }
    }
}
