using Bot.Core.Answers;
using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class SentenceReaderTests
{
    /// <summary>Words that make the corpus large enough for idf to mean something.</summary>
    private const string Elsewhere = "The harbour office keeps ledgers of coal. A heron stood in the reeds.";

    [Theory]
    [InlineData("Why did rents rise in Kilmory?", "Rents in Kilmory fell after the bridge opened.", SentenceFeature.OppositeOfMissing)]
    [InlineData("Which is the smallest island of Kilmory?", "The largest island of Kilmory is Ardbeg.", SentenceFeature.OppositeOfMissing)]
    [InlineData("Who was mayor of Kilmory before the war?", "Anna Blom was mayor of Kilmory after the war.", SentenceFeature.ContraryWord)]
    [InlineData("Who was the first mayor of Kilmory?", "Anna Blom was the third mayor of Kilmory.", SentenceFeature.LimitMissing)]
    [InlineData("Which parties did not support the Kilmory budget?", "Two parties supported the Kilmory budget.", SentenceFeature.NegationDiffers)]
    [InlineData("Which towns refused the Kilmory grant?", "Three towns took the Kilmory grant.", SentenceFeature.DenialMissing)]
    [InlineData("When will Kilmory close its library?", "Will Kilmory close its library?", SentenceFeature.IsQuestion)]
    [InlineData("When did Anna Blom resign in Kilmory?", "Anna Blom would not resign in Kilmory.", SentenceFeature.NegationBesideMatch)]
    [InlineData("Did Kilmory lodge an appeal?", "An appeal may be lodged by Kilmory within a month.", SentenceFeature.IsModal)]
    public void What_speaks_against_an_answer_is_read(string question, string sentence, object feature) =>
        Assert.True(Read(question, sentence)[(int)(SentenceFeature)feature] > 0);

    [Theory]
    [InlineData("How old is Leonard Sprague?", "Leonard Sprague, 52, treated patients in Kilmory.", "Leonard Sprague treated 1,300 patients in Kilmory.")]
    [InlineData("How high is the Kilmory dam?", "The Kilmory dam is 140 metres high.", "The Kilmory dam cost 140 lives.")]
    [InlineData("How long did the Kilmory talks last?", "The Kilmory talks lasted 19 hours.", "The Kilmory talks had 19 guests.")]
    [InlineData("How much does the Kilmory ferry cost?", "A trip on the Kilmory ferry costs £4.", "The Kilmory ferry has 4 decks.")]
    [InlineData("What percentage of Kilmory voted?", "In Kilmory 81% voted.", "In Kilmory 81 people voted.")]
    [InlineData("In what year was Kilmory founded?", "Kilmory was founded in 1652.", "Kilmory was founded by monks.")]
    public void The_unit_asked_for_is_told_from_another(string question, string fits, string fitsNot)
    {
        Assert.Equal(1, Read(question, fits)[(int)SentenceFeature.UnitFits]);
        Assert.Equal(0, Read(question, fitsNot)[(int)SentenceFeature.UnitFits]);
    }

    [Fact]
    public void A_name_that_the_article_has_said_need_not_be_said_again()
    {
        var features = Read("Where was Gareth Pollitt arrested?", "He was arrested in Rotterdam in August.", "Gareth Pollitt was jailed on Thursday. ");

        Assert.True(features[(int)SentenceFeature.CarriedCoverage] > features[(int)SentenceFeature.Coverage]);
        Assert.Equal(1, features[(int)SentenceFeature.BesideNames]);
    }

    [Fact]
    public void Words_in_the_order_of_the_question_are_told_from_words_the_other_way_round()
    {
        const string question = "Who beat Ipsley in the final?";

        Assert.Equal(0, Read(question, "Marle beat Ipsley in the final.")[(int)SentenceFeature.PairsReversed]);
        Assert.True(Read(question, "In the final Ipsley beat Marle.")[(int)SentenceFeature.PairsReversed] > 0);
    }

    [Fact]
    public void Theresa_May_is_no_possibility() =>
        Assert.Equal(0, Read("Who did Theresa May meet in Kilmory?", "Theresa May met fishermen in Kilmory.")[(int)SentenceFeature.IsModal]);

    /// <summary>The features of the sentence, which stands behind others of its article.</summary>
    private static float[] Read(string question, string sentence, string before = "")
    {
        var snapshot = Some.Snapshot(Some.Article(before + sentence), Some.Article(Elsewhere, "b.txt"));
        var reading = Reading.Of(snapshot, new Question(question), Weights.BuiltIn);
        return reading.Sentences.First(ranked => snapshot.Articles[snapshot.Index.ArticleOf(ranked.Passage)].Text.Substring(
            snapshot.Index.SentenceSpan(ranked.Sentence).Start, snapshot.Index.SentenceSpan(ranked.Sentence).Length) == sentence).Features;
    }
}
