using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Core.Tests.Answers;

public sealed class ClaimNumbersTests
{
    private static readonly Article Camp = Some.Article(
        "The Strand camp near Kilmory holds about 7,000 people. Eleven people were injured in the Strand camp on Thursday. The Strand camp was built for 900 people. A ferry to Kilmory costs £14.", "camp.txt");

    private static readonly Article Crime = Some.Article(
        "Knife crime in Ardbeg fell by 12% in 2023, police said. There were 14 murders in Ardbeg in 2023, compared with 19 in 2022. Officers recorded 1,046 offences involving a knife in 2023, after 1,189 in 2022. The number of burglaries in Ardbeg was almost unchanged at 4,870.", "crime.txt");

    private static readonly Article Dam = Some.Article(
        "The Tessarin dam is 158 metres high and 1,600 metres long. The Tessarin dam cost $5.1bn. It is to have an output of 4,800 megawatts.", "dam.txt");

    private static readonly Article Raid = Some.Article(
        "The ringleader of the Wexholm coin raid was jailed for nine years. The driver got four months. Some 52 gold coins were stolen from the museum in Wexholm in 2022.", "raid.txt");

    private static readonly Article Boats = Some.Article(
        "So far this year over 35,000 migrants have crossed the Channel in small boats. Police in Bowmore made 2,092 arrests between January 2013 and April 2016. France was promised over £500 million to stop the boats.", "boats.txt");

    [Theory]
    [InlineData("About 7,000 people live in the Strand camp: the camp of Kilmory holds 7,000 people.")]
    [InlineData("The Strand camp was built for 900 people.")]
    [InlineData("Knife crime in Ardbeg fell by 12% in 2023.")]
    [InlineData("There were 14 murders in Ardbeg in 2023.")]
    [InlineData("There were 19 murders in Ardbeg in 2022.")]
    [InlineData("The number of burglaries in Ardbeg was 4,870.")]
    [InlineData("The Tessarin dam is 158 metres high.")]
    [InlineData("The Tessarin dam cost $5.1 billion.")]
    [InlineData("Did you know that 52 gold coins were stolen in Wexholm in 2022?")]
    [InlineData("Thirty-five thousand migrants crossed the Channel in small boats.")]
    [InlineData("Police in Bowmore made 2,092 arrests.")]
    public void The_same_number_of_the_same_thing_is_told(string claim) => Assert.NotEmpty(Assert.IsType<CheckedNumber.Given>(Check(claim)[^1]).Same);

    [Theory]
    [InlineData("The Strand camp near Kilmory holds 9,000 people.", 7_000)]
    [InlineData("The Strand camp was built for 2,900 people.", 900)]
    [InlineData("Knife crime in Ardbeg fell by 21% in 2023.", 12)]
    [InlineData("There were 24 murders in Ardbeg in 2023.", 14)]
    [InlineData("The Tessarin dam is 185 metres high.", 158)]
    [InlineData("The Tessarin dam is 1,900 metres long.", 1_600)]
    [InlineData("The Tessarin dam cost $15 billion.", 5_100_000_000L)]
    [InlineData("More than 53,000 migrants have crossed the Channel in small boats.", 35_000)]
    [InlineData("Police in Bowmore made 3,500 arrests between January 2013 and April 2016.", 2_092)]
    public void Another_number_of_the_same_thing_is_told(string claim, long articles) => Another_number(claim, articles);

    [Theory]
    [InlineData("There were 19 murders in Ardbeg in 2023.", 2022)]
    [InlineData("There were 14 murders in Ardbeg in 2021.", 2023)]
    [InlineData("In 2019, 52 gold coins were stolen from the museum in Wexholm.", 2022)]
    public void The_number_of_another_year_is_told_with_that_year(string claim, int year)
    {
        var given = Assert.IsType<CheckedNumber.Given>(Assert.Single(Check(claim)));

        Assert.Empty(given.Same);
        Assert.Equal(year, Assert.Single(given.OfOtherTimes).Period?.From.Year);
    }

    [Theory]
    [InlineData("The Tessarin dam is 1.6 km long.", 1_600)]
    [InlineData("Police in Bowmore made about 2,100 arrests between January 2013 and April 2016.", 2_092)]
    [InlineData("Around 7,200 people are in the Strand camp, which holds them near Kilmory.", 7_000)]
    public void What_may_be_the_same_number_is_not_called_the_same(string claim, int articles)
    {
        var given = Assert.IsType<CheckedNumber.Given>(Assert.Single(Check(claim)));

        Assert.Empty(given.Same);
        Assert.Equal(articles, Assert.Single(given.Fitting).Value);
    }

    [Theory]
    [InlineData("Eleven people were killed in the Strand camp.")]
    [InlineData("France deported 7,000 people from the Strand camp.")]
    [InlineData("The Strand camp has 900 police officers.")]
    [InlineData("Knife crime in Ardbeg rose by 12% in 2023.")]
    [InlineData("The Tessarin dam is 158 metres long.")]
    [InlineData("The Tessarin dam is 1,600 metres high.")]
    [InlineData("The driver of the Wexholm coin raid was jailed for nine years.")]
    [InlineData("Police in Bowmore hired 2,092 officers.")]
    [InlineData("There were 14 burglaries in Ardbeg.")]
    [InlineData("The ferry from Kilmory to Bowmore takes 900 people to the market.")]
    public void A_number_of_something_else_is_not_compared(string claim) =>
        Assert.All(Check(claim), number => Assert.IsNotType<CheckedNumber.Given>(number));

    [Theory]
    [InlineData("The ferry Maeve was not licensed to carry 280 people.", "The ferry Maeve was licensed to carry 280 people.")]
    [InlineData("The ferry Maeve was licensed to carry 280 people.", "The ferry Maeve was never licensed to carry 280 people.")]
    [InlineData("La ola de calor no causó 214 muertes en Almerza.", "La ola de calor causó 214 muertes en la provincia de Almerza.")]
    [InlineData("Le budget total de la région n'est pas de 146 millions d'euros.", "Le budget total de la région reste inchangé, à 146 millions d'euros.")]
    public void A_number_that_one_denies_is_not_compared(string claim, string article) => Assert.IsNotType<CheckedNumber.Given>(CheckBeside(article, claim));

    [Theory]
    [InlineData("209 people died when the Maeve capsized.", "The ferry Maeve capsized off Dagat. At least 86 people died when the Maeve capsized. In all, 209 people were rescued from the Maeve by fishermen, who put out in 17 boats.")]
    [InlineData("29% of the public supported the doctors of Vellin.", "In Vellin 63% of the public supported the doctors, while 29% were against the strike.")]
    [InlineData("A total of 13,277 people were granted asylum in Ireland last year.", "A total of 13,277 people applied for asylum in Ireland last year.")]
    [InlineData("One in five patients had nosebleeds.", "One in five patients complained of a metallic taste, and 3% had nosebleeds.")]
    [InlineData("Surgeons of Wexmoor carried out 47 of the fatal operations.", "The surgeons of Wexmoor carried out 31 of the 47 fatal operations.")]
    [InlineData("The death rate in bypass operations at Wexmoor was 2.1%.", "The death rate in bypass operations at Wexmoor was 6.8%, compared with a national average of 2.1%.")]
    [InlineData("The council of Vellin voted by 29 votes against 38.", "The council of Vellin voted by 38 votes against 29.")]
    public void A_number_of_another_deed_is_not_the_same(string claim, string article) => Assert.False(CheckBeside(article, claim) is CheckedNumber.Given { Same.Count: > 0 });

    [Fact]
    public void A_number_of_another_name_in_the_same_sentence_is_not_compared() => Assert.IsNotType<CheckedNumber.Given>(CheckBeside(
        "In 2007 the Prince Lakan ran aground with 40 passengers, and in 2011 a fire aboard the Bella Marina killed nine people.", "In 2007 a fire aboard the Prince Lakan killed nine people."));

    [Fact]
    public void A_year_that_was_read_from_another_part_of_the_sentence_proves_nothing() => Assert.False(CheckBeside(
        "Im Jahr 2023 machte Wendtal-Reisen einen Verlust von 4,7 Millionen Euro, nachdem es 2022 noch einen Gewinn von 300.000 Euro erzielt hatte.",
        "Im Jahr 2022 machte Wendtal-Reisen einen Verlust von 4,7 Millionen Euro.") is CheckedNumber.Given { Same.Count: > 0 });

    [Fact]
    public void The_value_in_another_unit_leaves_open_which_numbers_are_meant() => Assert.IsNotType<CheckedNumber.Given>(CheckBeside(
        "By boat 6,310 people came to Austrel in 2018. Boat arrivals in Austrel were 2,950 arrivals in 2019.", "There were 6,310 boat arrivals in Austrel."));

    [Fact]
    public void A_narrower_range_is_not_the_same() =>
        Assert.IsNotType<CheckedNumber.Given>(CheckBeside("Tickets of the Vellin Opera cost between 90 and 1,200 crowns.", "Tickets of the Vellin Opera cost between 90 and 120 crowns."));

    [Fact]
    public void More_than_what_is_claimed_may_be_the_same() => Assert.NotEmpty(Assert.IsType<CheckedNumber.Given>(Check("Over 30,000 migrants have crossed the Channel in small boats.")[^1]).Fitting);

    [Fact]
    public void The_day_of_a_month_is_no_number_in_Spanish() =>
        Assert.Equal(46.9m, Assert.IsAssignableFrom<CheckedNumber>(Assert.Single(Check("La temperatura alcanzó los 46,9 grados en Pozohondo el 18 de julio."))) switch { CheckedNumber.NotGiven none => none.Claimed.Value, CheckedNumber.NotCompared open => open.Claimed?.Value, _ => null });

    [Theory]
    [InlineData("The Eiffel Tower is 330 metres tall.")]
    [InlineData("Geneva has 203,000 inhabitants.")]
    public void Of_what_no_article_mentions_no_number_is_given(string claim) => Assert.IsType<CheckedNumber.NotGiven>(Assert.Single(Check(claim)));

    [Fact]
    public void A_number_of_many_years_is_none_of_one_of_them()
    {
        var war = Some.Article("The civil war in Tarsk killed 70,000 people between 2004 and 2017. In 2011 the civil war in Tarsk killed 14,000 people.", "war.txt");

        var given = Assert.IsType<CheckedNumber.Given>(Assert.Single(ClaimNumbers.Check(Some.Snapshot(war), new Claim("The civil war in Tarsk killed 14,000 people in 2015.", null), ArticleFilter.Everything)));

        Assert.Empty(given.Same);
        Assert.Empty(given.Others);
        Assert.Equal(2011, Assert.Single(given.OfOtherTimes).Period?.From.Year);
    }

    [Fact]
    public void Each_number_of_a_claim_is_compared_by_its_own_part()
    {
        var checks = Check("The Tessarin dam cost $9 billion and has an output of 4,800 megawatts.");

        Assert.Equal(5_100_000_000, Assert.Single(Assert.IsType<CheckedNumber.Given>(checks[0]).Others).Value);
        Assert.NotEmpty(Assert.IsType<CheckedNumber.Given>(checks[1]).Same);
    }

    [Fact]
    public void A_claim_that_leads_back_is_of_what_the_sentence_before_names()
    {
        var claim = MessageClaims.Of("The Tessarin dam is finished at last. It cost $5.1 billion.")[1];

        Assert.NotEmpty(Assert.IsType<CheckedNumber.Given>(Assert.Single(ClaimNumbers.Check(Snapshot(), claim, ArticleFilter.Everything))).Same);
        Assert.IsNotType<CheckedNumber.Given>(Assert.Single(ClaimNumbers.Check(Snapshot(), claim with { Before = "The bridge of Bowmore is finished at last." }, ArticleFilter.Everything)));
    }

    [Fact]
    public void Articles_that_are_left_out_prove_nothing() => Assert.IsNotType<CheckedNumber.Given>(Assert.Single(
        ClaimNumbers.Check(Snapshot(), new Claim("There were 14 murders in Ardbeg in 2023.", null), ArticleFilter.Everything with { Folders = ["elsewhere"] })));

    [Fact]
    public void Where_another_article_differs_both_are_told()
    {
        var other = Some.Article("There were 16 murders in Ardbeg in 2023, the council said.", "other.txt");

        var given = Assert.IsType<CheckedNumber.Given>(Assert.Single(ClaimNumbers.Check(Some.Snapshot(Crime, other), new Claim("There were 14 murders in Ardbeg in 2023.", null), ArticleFilter.Everything)));

        Assert.Equal(14, Assert.Single(given.Same).Value);
        Assert.Equal(16, Assert.Single(given.Others).Value);
    }

    private static void Another_number(string claim, decimal articles)
    {
        var given = Assert.IsType<CheckedNumber.Given>(Assert.Single(Check(claim)));

        Assert.Empty(given.Same);
        Assert.Equal(articles, Assert.Single(given.Others).Value);
    }

    private static IReadOnlyList<CheckedNumber> Check(string claim) => ClaimNumbers.Check(Snapshot(), new Claim(claim, null), ArticleFilter.Everything);

    private static CheckedNumber CheckBeside(string article, string claim) => ClaimNumbers.Check(Some.Snapshot(Some.Article(article, "other.txt")), new Claim(claim, null), ArticleFilter.Everything)[0];

    private static CorpusSnapshot Snapshot() => Some.Snapshot(Camp, Crime, Dam, Raid, Boats);
}
