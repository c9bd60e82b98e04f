using Bot.Core.Composition;
using static Bot.Core.Tests.Composition.Drafts;

namespace Bot.Core.Tests.Composition;

/// <summary>The same told in other words, and what is wrong in words as free.</summary>
public sealed class ParaphraseTests
{
    private const string Regatta =
        "The regatta at Lake Ormen was won by Alva Brandt. The prize for best newcomer went to Tove Hallin for her race with a torn sail. Race director Mikkel Storm, who had promised wind, apologised afterwards. "
        + "Skagen will start without the helmsman Joar Lund, who has broken a wrist and will miss the rest of the season.";

    private const string Convent =
        "The convent in Halm had 52 nuns in 1985 and there are seven today. The oldest is 91. The orchard costs £8m, of which £3m is paid by the Teller Foundation. The bakery opened in 2011 and moved to a larger hall two years later.";

    private const string Siren =
        "Director Greta Moll said the bell had been working. \"It did not ring out, and we want to know why,\" she said. The judge said the fine would have been £900 but for his apology. The guards will recieve nothing.";

    [Theory]
    [InlineData("Helmsman Joar Lund has broken a wrist and will not sail again this season.", "Skagen will start without the helmsman Joar Lund, who has broken a wrist and will miss the rest of this season.")]
    [InlineData("Joar Lund, the helmsman, has broken a wrist.", Regatta)]
    [InlineData("Seven nuns are left of the 52 there were in 1985.", Convent)]
    [InlineData("The bakery moved to a larger hall in 2013.", Convent)]
    [InlineData("Greta Moll said the bell had been working, but that it did not ring out.", Siren)]
    [InlineData("The judge said that without his apology the fine would have been £900.", Siren)]
    [InlineData("The guards will receive nothing.", Siren)]
    [InlineData("The crossing takes a minute and a half.", "The crossing takes 90 seconds.")]
    [InlineData("The mast is 7.4 m high.", "The mast is 7.4 metres high.")]
    [InlineData("Rents rose by 9% in a year, according to Homeseek.", "Rents rose by 9% in a year, figures of the portal Homeseek show.")]
    [InlineData("Chief executive Ada Quint gave up her bonus.", "CEO Ada Quint gave up her bonus.")]
    public void An_honest_paraphrase_passes(string sentence, string passage) => Passes(Check(sentence, passage));

    [Theory]
    [InlineData(GuardReason.Name, "Mikkel Storm was named best newcomer for a race with a torn sail.", Regatta)]
    [InlineData(GuardReason.Name, "Skagen's helmsman Alva Brandt has broken a wrist and will miss the rest of the season.", Regatta)]
    [InlineData(GuardReason.Number, "Seven nuns are left of the 91 there were in 1985, and the oldest is 52.", Convent)]
    [InlineData(GuardReason.Unit, "Seven bakeries are left of the 52 nuns there were in 1985.", Convent)]
    [InlineData(GuardReason.Number, "Of the cost of £3m, the Teller Foundation pays £8m.", Convent)]
    [InlineData(GuardReason.Time, "The bakery moved to a larger hall in 1985.", Convent)]
    [InlineData(GuardReason.Negation, "Greta Moll said the bell had been working, but that it did ring out.", Siren)]
    [InlineData(GuardReason.Negation, "The judge said that with his apology the fine would have been £900.", Siren)]
    [InlineData(GuardReason.Negation, "It is wrong that a hailstorm injured 46 people.", "A storm of hail injured 46 people. The damage is high.")]
    [InlineData(GuardReason.Negation, "Wind gave 24 terawatt hours, which was not more than gas.", "Wind gave 24 terawatt hours, more than gas.")]
    [InlineData(GuardReason.Negation, "The minister said he did intend to charge guests.", "To ask the minister whether he intends to charge guests. \"I do not intend to charge guests,\" the minister said.")]
    [InlineData(GuardReason.Name, "Ormen not only stands beside the old Halm Tower as a proud and useful lighthouse, but is painted as well.", "The Halm Tower not only stands beside the old Ormen as a proud and useful lighthouse, but is painted as well. Sailors like the Halm Tower.")]
    [InlineData(GuardReason.Name, "Orbit promised to show that Halvo had closed every other shop.", "Epic promised to show that Halvo had closed every other shop. The trial of Epic goes on, and Orbit watches.")]
    public void A_change_in_a_paraphrase_is_stopped(GuardReason reason, string sentence, string passage) => StopsFor(reason, Check(sentence, passage));

    [Theory]
    [InlineData("L'union des maîtres a signé l'accord.", false)]
    [InlineData("Parmi les 40 chutes, aucune n'a été mortelle.", true)]
    public void French_denials_are_known_by_what_they_deny(string sentence, bool passes) =>
        Assert.Equal(passes, CheckIn("fr", sentence, "L'union des maîtres, qui dirige la grève, n'a pas signé. Il y a eu 40 chutes ; aucune n'a été mortelle. L'accord est public.") is Guarded.Passed);
}
