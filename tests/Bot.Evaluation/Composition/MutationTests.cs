using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Composition;

namespace Bot.Evaluation.Composition;

/// <summary>What may stay true after a change is left out.</summary>
public sealed class MutationTests
{
    [Fact]
    public void A_number_behind_at_least_becomes_no_lower_one()
    {
        var texts = Texts(NumberMutations.Of, "At least 23 people were hurt.", "At least 23 people were hurt, 4 of them seriously, in 61 minutes.");

        Assert.Contains("At least 61 people were hurt.", texts);
        Assert.DoesNotContain("At least 4 people were hurt.", texts);
    }

    [Fact]
    public void Numbers_that_have_no_order_are_not_swapped()
    {
        Assert.DoesNotContain("Between 6 and 5 boats sank.", Texts(NumberMutations.Of, "Between 5 and 6 boats sank.", "Between 5 and 6 boats sank."));
        Assert.Contains("It rose from 6 metres to 5 metres.", Texts(NumberMutations.Of, "It rose from 5 metres to 6 metres.", "It rose from 5 metres to 6 metres."));
    }

    [Fact]
    public void A_person_is_exchanged_for_a_person_who_is_not_told_beside_him()
    {
        const string Passage = "Anna Berg, 40, and Carl Dahm, 41, met. Afterwards, Eva Falk, 42, said no. Mr Berg left, Mr Dahm left, Ms Falk left.";

        var texts = Texts(NameMutations.Of, "Anna Berg met him.", Passage);

        Assert.Contains("Eva Falk met him.", texts);
        Assert.DoesNotContain("Carl Dahm met him.", texts);
    }

    [Fact]
    public void A_currency_that_the_passage_gives_too_is_no_change() =>
        Assert.DoesNotContain("It cost $680.", Texts(UnitMutations.Of, "It cost £680.", "It cost £680, which an American shop gives as $680."));

    [Fact]
    public void A_passage_that_tells_the_same_is_no_wrong_citation()
    {
        const string Sentence = "The ferry to Dagat carried 312 passengers.";

        var mutated = All(CitationMutations.Of, Sentence, "The ferry to Dagat carried 312 passengers.", "There were 312 passengers aboard when she left for Dagat.", "The council votes on Tuesday about bins.");

        Assert.DoesNotContain(mutated, change => change.Sentence.Citations.Contains(2));
        Assert.Contains(mutated, change => change.Sentence.Citations.Contains(3));
    }

    [Fact]
    public void A_quote_that_is_cut_at_its_end_is_still_verbatim() => Assert.DoesNotContain(
        Texts(SpeechMutations.Of, "She called it \"dark, cold ice\".", "\"It was dark, cold ice,\" she said."), text => text.Contains("\"dark, cold\"", StringComparison.Ordinal));

    [Fact]
    public void The_same_seed_gives_the_same_changes()
    {
        static IEnumerable<string> Run() => MutationSample.Of([Answer("The town of Kest lost 2,450 homes in 2021.", "The town of Kest lost 2,450 homes in 2021, and 31 in 2019.")], 5).Select(mutated => mutated.Sentence.Text);

        Assert.Equal(Run(), Run());
    }

    private static List<string> Texts(Func<Target, Random, IEnumerable<Mutated>> mutations, string sentence, params string[] passages) =>
        [.. All(mutations, sentence, passages).Select(mutated => mutated.Sentence.Text)];

    /// <summary>Of many seeds, so that chance leaves nothing out.</summary>
    private static List<Mutated> All(Func<Target, Random, IEnumerable<Mutated>> mutations, string sentence, params string[] passages) =>
        [.. Enumerable.Range(0, 100).SelectMany(seed => mutations(new Target(Answer(sentence, passages), 0), new Random(seed)))];

    /// <summary>The first passage is cited.</summary>
    private static HonestAnswer Answer(string sentence, params string[] passages) => new(
        "a",
        HonestAnswer.Written,
        "",
        [.. passages.Select((text, i) => new Citation(i + 1, new Article { File = $"{i}.txt", Text = text }, new TextSpan(0, text.Length), 1, 0))],
        [new DraftSentence(sentence, [1])]);
}
