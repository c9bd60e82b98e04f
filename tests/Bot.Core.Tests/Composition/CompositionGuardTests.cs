using Bot.Core.Composition;
using static Bot.Core.Tests.Composition.Drafts;

namespace Bot.Core.Tests.Composition;

public sealed class CompositionGuardTests
{
    private const string Ferry =
        "The ferry Marisol sank off Port Kell on Tuesday with 212 passengers on board, the coastguard said. At least 14 people died and 9 are still missing. "
        + "Captain Henk Dorval has not been arrested. In 2019 the Marisol had carried 180,000 passengers, up from 150,000 in 2017.";

    private const string Clinic =
        "The Alder Clinic in Norbury will close in March 2024, its director, Ines Calder, announced. The clinic treated 4,300 patients last year, 12% more than in 2021. "
        + "\"We cannot find nurses,\" Calder said. The mayor, Tom Whitlock, said the decision was a disgrace. Rebuilding would cost £2.4 million.";

    private const string Trial =
        "Researchers at Velden University found that the drug may reduce headaches. Of the 640 patients, a third reported no pain after six weeks. "
        + "The company Norix rejected a takeover by Halvard Group in May. Norix employs 1,900 people in France and Spain.";

    [Theory]
    [InlineData("The ferry Marisol sank off Port Kell on Tuesday with 212 passengers on board, the coastguard said.", Ferry)]
    [InlineData("The coastguard said that the Marisol, a ferry, sank off Port Kell on Tuesday.", Ferry)]
    [InlineData("At least fourteen people died.", Ferry)]
    [InlineData("Nine people are still missing.", Ferry)]
    [InlineData("Captain Dorval has not been arrested.", Ferry)]
    [InlineData("The Marisol carried 150,000 passengers in 2017 and 180,000 in 2019.", Ferry)]
    [InlineData("The Alder Clinic in Norbury is to close in March 2024, director Ines Calder announced.", Clinic)]
    [InlineData("The clinic treated 4,300 patients in 2022, 12 per cent more than in 2021.", Clinic)]
    [InlineData("Calder said: \"We cannot find nurses.\"", Clinic)]
    [InlineData("Rebuilding the clinic would cost £2.4m.", Clinic)]
    [InlineData("Mayor Tom Whitlock said the decision was a disgrace. [1]", Clinic)]
    [InlineData("Norix rejected a takeover by Halvard Group in May.", Trial)]
    [InlineData("Norix, which employs 1,900 people in France and Spain, refused to be taken over by Halvard Group.", Trial)]
    [InlineData("One third of the 640 patients reported no pain after six weeks.", Trial)]
    public void An_honest_sentence_passes(string sentence, string passage) => Passes(Check(sentence, passage));

    [Theory]
    [InlineData(GuardReason.Number, "At least 41 people died.", Ferry)]
    [InlineData(GuardReason.Number, "At least nineteen people died.", Ferry)]
    [InlineData(GuardReason.Time, "The Marisol carried 180,000 passengers in 2017 and 150,000 in 2019.", Ferry)]
    [InlineData(GuardReason.Number, "The clinic treated 3,400 patients in 2022.", Clinic)]
    [InlineData(GuardReason.Number, "A quarter of the patients reported no pain after six weeks.", Trial)]
    [InlineData(GuardReason.Unit, "14 people died.", Ferry)]
    [InlineData(GuardReason.Unit, "At most 14 people died.", Ferry)]
    [InlineData(GuardReason.Unit, "Rebuilding would cost €2.4 million.", Clinic)]
    [InlineData(GuardReason.Unit, "Rebuilding would cost £2.4 billion.", Clinic)]
    [InlineData(GuardReason.Unit, "The clinic treated 4,300 patients in 2022, 12 percentage points more than in 2021.", Clinic)]
    [InlineData(GuardReason.Time, "The Alder Clinic in Norbury will close in May 2024, its director, Ines Calder, announced.", Clinic)]
    [InlineData(GuardReason.Time, "The Alder Clinic in Norbury will close in March 2025, its director, Ines Calder, announced.", Clinic)]
    [InlineData(GuardReason.Time, "The clinic treated 4,300 patients last year.", Clinic)]
    [InlineData(GuardReason.Time, "The ferry Marisol sank off Port Kell on Thursday, the coastguard said.", Ferry)]
    [InlineData(GuardReason.Name, "The ferry Marisol sank off Port Arlen on Tuesday, the coastguard said.", Ferry)]
    [InlineData(GuardReason.Name, "Captain Henk Whitlock has not been arrested.", Ferry)]
    [InlineData(GuardReason.Name, "Halvard Group rejected a takeover by Norix in May.", Trial)]
    [InlineData(GuardReason.Name, "Norix employs 1,900 people in Germany and Spain.", Trial)]
    [InlineData(GuardReason.Negation, "Captain Henk Dorval has been arrested.", Ferry)]
    [InlineData(GuardReason.Negation, "The ferry Marisol did not sink off Port Kell on Tuesday, the coastguard said.", Ferry)]
    [InlineData(GuardReason.Negation, "Norix accepted a takeover by Halvard Group in May.", Trial)]
    [InlineData(GuardReason.Negation, "It is not true that Norix employs 1,900 people in France and Spain.", Trial)]
    [InlineData(GuardReason.Attribution, "The decision was a disgrace.", Clinic)]
    [InlineData(GuardReason.Name, "Ines Calder said the decision was a disgrace.", Clinic)]
    [InlineData(GuardReason.Attribution, "A spokesman for the ferry company said the decision was a disgrace.", Clinic)]
    [InlineData(GuardReason.Attribution, "Researchers at Velden University found that the drug reduces headaches.", Trial)]
    [InlineData(GuardReason.Unsupported, "Norix employs 1,900 people in France and Spain, which has angered shareholders.", Trial)]
    [InlineData(GuardReason.Unsupported, "The coastguard plays chess in summer.", Ferry)]
    [InlineData(GuardReason.Quote, "Calder said: \"We cannot find doctors.\"", Clinic)]
    [InlineData(GuardReason.Quote, "Calder said that it was ‘quite hopeless’.", Clinic)]
    [InlineData(GuardReason.Link, "Rebuilding would cost £2.4 million (see norbury-clinic.example).", Clinic)]
    public void A_changed_sentence_is_stopped_for_what_was_changed(GuardReason reason, string sentence, string passage) => StopsFor(reason, Check(sentence, passage));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("… !")]
    [InlineData("Norix employs 1,900 people.\nIt is in France.")]
    [InlineData("**Norix** employs 1,900 people.")]
    [InlineData("<@123456> Norix employs 1,900 people.")]
    [InlineData("@everyone Norix employs 1,900 people.")]
    [InlineData("<!channel> Norix employs 1,900 people.")]
    [InlineData("[Norix](https://norix.example) employs 1,900 people.")]
    [InlineData("Norix employs [1] 1,900 people.")]
    [InlineData("Norix em\u200Bploys 1,900 people.")]
    [InlineData("Norix \u202Eemploys 1,900 people.")]
    [InlineData("Norix employs\u0007 1,900 people.")]
    [InlineData("# Norix employs 1,900 people.")]
    [InlineData("Norix <b>employs</b> 1,900 people.")]
    public void What_is_no_plain_sentence_is_stopped(string sentence) => StopsFor(GuardReason.Form, Check(sentence, Trial));

    [Fact]
    public void A_sentence_longer_than_one_may_be_is_stopped() => StopsFor(GuardReason.Form, Check("Norix employs 1,900 people" + new string('x', 600), Trial));

    [Fact]
    public void Citations_must_be_of_given_passages()
    {
        var guard = Guard(Trial);

        StopsFor(GuardReason.NoCitation, guard.Check(new DraftSentence("Norix employs 1,900 people in France and Spain.", [])));
        StopsFor(GuardReason.UnknownCitation, guard.Check(new DraftSentence("Norix employs 1,900 people in France and Spain.", [2])));
        StopsFor(GuardReason.UnknownCitation, guard.Check(new DraftSentence("Norix employs 1,900 people in France and Spain.", [0])));
    }

    [Theory]
    [InlineData("evil.com")]
    [InlineData("evil[.]com")]
    [InlineData("hxxp://evil.com/a")]
    [InlineData("https://evil.com")]
    [InlineData("www.evil.com")]
    [InlineData("someone@evil.com")]
    [InlineData("evil。com")]
    [InlineData("xn--80ak6aa92e.com")]
    [InlineData("10.0.0.1")]
    public void An_address_that_no_passage_has_is_stopped(string address) => StopsFor(GuardReason.Link, Check($"Norix employs 1,900 people in France and Spain, see {address} there.", Trial));

    [Fact]
    public void An_address_of_the_passage_passes() =>
        Passes(Check("Forms are at forms.port-kell.example until Friday.", "Forms are at forms.port-kell.example until Friday. They are free."));

    [Fact]
    public void A_passage_that_has_nothing_to_do_with_the_sentence_may_not_be_cited() =>
        StopsFor(GuardReason.Unsupported, Check("Norix employs 1,900 people in France and Spain.", Trial, Ferry));

    [Fact]
    public void A_sentence_of_two_sources_passes_with_both_and_with_neither_alone()
    {
        const string sentence = "Norix employs 1,900 people in France and Spain, while the Alder Clinic treated 4,300 patients in 2022.";

        Passes(Check(sentence, Trial, Clinic));
        Assert.IsType<Guarded.Stopped>(Check(sentence, Trial));
        Assert.IsType<Guarded.Stopped>(Check(sentence, Clinic));
    }

    [Fact]
    public void The_evidence_is_the_shortest_run_of_whole_sentences()
    {
        var passed = Assert.IsType<Guarded.Passed>(Check("Captain Dorval has not been arrested.", Ferry));

        Assert.Equal("Captain Henk Dorval has not been arrested.", Assert.Single(passed.Evidence).Quote);
        Assert.Equal(1, passed.Evidence[0].Number);
    }

    [Theory]
    [InlineData("fr", "Le port de Brel a traité 1,2 million de conteneurs en 2021, selon la direction. La grève n'a pas touché les quais.", "Selon la direction, le port de Brel a traité 1,2 million de conteneurs en 2021.", true)]
    [InlineData("fr", "Le port de Brel a traité 1,2 million de conteneurs en 2021, selon la direction. La grève n'a pas touché les quais.", "Selon la direction, le port de Brel a traité 1,4 million de conteneurs en 2021.", false)]
    [InlineData("fr", "Le port de Brel a traité 1,2 million de conteneurs en 2021, selon la direction. La grève n'a pas touché les quais.", "La grève a touché les quais.", false)]
    [InlineData("de", "Die Stadt Lohrau hat im Jahr 2020 insgesamt 340 Wohnungen gebaut. Der Bürgermeister lehnt einen neuen Hafen nicht ab.", "Die Stadt Lohrau hat 2020 insgesamt 340 Wohnungen gebaut.", true)]
    [InlineData("de", "Die Stadt Lohrau hat im Jahr 2020 insgesamt 340 Wohnungen gebaut.", "Die Stadt Lohrau hat 2020 insgesamt 430 Wohnungen gebaut.", false)]
    [InlineData("es", "El puerto de Calvia recibió 85 barcos en 2018. El alcalde no aceptó la propuesta.", "El puerto de Calvia recibió 85 barcos en 2018.", true)]
    [InlineData("es", "El puerto de Calvia recibió 85 barcos en 2018. El alcalde no aceptó la propuesta.", "El alcalde aceptó la propuesta.", false)]
    public void Other_languages_are_guarded_too(string language, string passage, string sentence, bool passes) => Assert.Equal(passes, CheckIn(language, sentence, passage) is Guarded.Passed);

    [Theory]
    [InlineData("In 2021 the port of Brel handled 1.2 million containers.", true)]
    [InlineData("In 2022 the port of Brel handled 1.2 million containers.", false)]
    [InlineData("In 2021 the port of Marol handled 1.2 million containers.", false)]
    [InlineData("In 2021 the port of Brel did not handle 1.2 million containers.", false)]
    public void A_sentence_over_a_passage_in_another_language_is_held_to_what_can_be_compared(string sentence, bool passes) =>
        Assert.Equal(passes, CheckIn("fr", sentence, "Le port de Brel a traité 1,2 million de conteneurs en 2021. Il emploie des dockers.") is Guarded.Passed);

    [Fact]
    public void Names_of_title_and_publisher_may_be_told() => Passes(new CompositionGuard([Passage(1, Article("The company employs 1,900 people in France.", title: "Norix grows", publisher: "Daily Herald"))])
        .Check(new DraftSentence("Norix employs 1,900 people in France.", [1])));
}
