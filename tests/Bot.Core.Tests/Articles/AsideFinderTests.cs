using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class AsideFinderTests
{
    private const string Body = "The harbour wall was finished in spring, and the first ships have moored at the new pier, which is two hundred metres long.";

    [Theory]
    [InlineData("Share this article")]
    [InlineData("Share on Facebook")]
    [InlineData("Share this on Facebook")]
    [InlineData("SHARE Copy link")]
    [InlineData("Facebook Twitter Whatsapp Reddit Email Share")]
    [InlineData("Sign up to our newsletter")]
    [InlineData("Subscribe to our daily newsletter for more stories like this.")]
    [InlineData("Follow us on Twitter")]
    [InlineData("Follow us on Facebook, Twitter and Instagram")]
    [InlineData("This site uses cookies. By continuing you agree to their use.")]
    [InlineData("Read more: Why the wall was built")]
    [InlineData("**Read more:** [Why the wall was built](wall.md)")]
    [InlineData("Related: Ten walls you should see")]
    [InlineData("Related articles")]
    [InlineData("More on HarbourNews")]
    [InlineData("More from the coast")]
    [InlineData("ADVERTISEMENT")]
    [InlineData("AFP")]
    [InlineData("Reuters")]
    [InlineData("(Getty Images)")]
    [InlineData("AFP/Getty Images")]
    [InlineData("Reuters/Pascal Muster")]
    [InlineData("Image: Jane Doe / PA Archive")]
    [InlineData("Photo credit: Jane Doe")]
    [InlineData("(Stock)")]
    [InlineData("Tags: harbour, wall")]
    [InlineData("Partager sur Facebook")]
    [InlineData("À lire aussi : Le port de Calais")]
    [InlineData("Lire la suite")]
    [InlineData("Artikel teilen")]
    [InlineData("Lesen Sie auch: Der Hafen wächst")]
    [InlineData("Folgen Sie uns auf Instagram")]
    [InlineData("Leer más: El puerto crece")]
    [InlineData("Síguenos en Twitter")]
    [InlineData("Suscríbete a nuestro boletín")]
    public void Furniture_of_the_page_is_an_aside(string line)
    {
        var text = $"{Body}\n\n{line}\n\n{Body.Replace("wall", "pier", StringComparison.Ordinal)}";

        Assert.Equal([line], Asides(text));
    }

    [Theory]
    [InlineData("Share prices fell on Monday.")]
    [InlineData("He asked them to follow us on Twitter and to write to the mayor.")]
    [InlineData("More on this will be said at the next meeting of the council, which is open to all who want to come.")]
    [InlineData("Reuters reported that the wall is done.")]
    [InlineData("The PA system failed.")]
    [InlineData("Related")]
    [InlineData("A lorry passes the gate at the harbour | Image: Jane Doe / PA Archive")]
    [InlineData("Photo: the new pier seen from the lighthouse on the day it was opened")]
    [InlineData("Print is not dead")]
    [InlineData("Save the whales")]
    [InlineData("Post offices will close")]
    [InlineData("Cookies need 200 g of flour.")]
    [InlineData("Flour, sugar, eggs and butter")]
    [InlineData("Cookies")]
    [InlineData("Email")]
    [InlineData("Save")]
    [InlineData("Library")]
    [InlineData("Comments")]
    [InlineData("Log in")]
    [InlineData("Sources: three")]
    public void What_may_be_the_article_stays(string line)
    {
        var text = $"{Body}\n\n{line}\n\n{Body.Replace("wall", "pier", StringComparison.Ordinal)}";

        Assert.Empty(Asides(text));
    }

    [Theory]
    [InlineData("Leave a Reply", "Your email address will not be published. Required fields are marked *")]
    [InlineData("Laisser un commentaire", "Votre adresse e-mail ne sera pas publiée.")]
    [InlineData("Schreibe einen Kommentar", "Deine E-Mail-Adresse wird nicht veröffentlicht.")]
    [InlineData("Deja un comentario", "Tu dirección de correo electrónico no será publicada.")]
    public void A_comment_form_takes_all_that_follows_it(string form, string note)
    {
        var end = $"{form}\n\n{note}\n\nAnna says: nice wall.";

        Assert.Equal([end], Asides($"{Body}\n\n{end}"));
    }

    [Fact]
    public void A_comment_form_far_from_the_end_takes_nothing_with_it()
    {
        var rest = string.Join("\n\n", Enumerable.Range(1, 12).Select(i => $"{i} {Body}"));

        Assert.DoesNotContain(Asides($"{Body}\n\nLeave a Reply\n\n{rest}"), aside => aside.Contains("harbour", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_a_caption_cut_short_and_repeated_the_cut_copy_is_the_aside()
    {
        const string Whole = "IN PHOTO: Two fishermen mend their nets on the quay of the old harbour while the crane behind them lifts the last block of the wall.";
        var cut = Whole["IN PHOTO: ".Length..^7];

        Assert.Equal([cut], Asides($"{cut}\n{Whole}\n\n{Body}"));
    }

    [Fact]
    public void A_headline_which_the_text_takes_up_is_no_cut_caption()
    {
        Assert.Empty(Asides($"There is something going on with walls in France\n\nThere is something going on with walls in France, say builders.\n\n{Body}"));
    }

    [Fact]
    public void The_second_of_two_equal_paragraphs_is_the_aside()
    {
        var text = $"{Body}\n\nShips came.\n\n  • {Body}\n\nShips went.";

        Assert.Equal([$"  • {Body}"], Asides(text));
    }

    [Fact]
    public void A_caption_with_a_note_is_the_copy_wherever_it_stands()
    {
        var caption = $"{Body[..^1]} (Stock)";

        Assert.Equal([$"{caption}\nPA"], Asides($"Ships came.\n{caption}\nPA\n{Body}\nShips went."));
    }

    [Fact]
    public void A_row_of_keywords_at_the_head_is_an_aside()
    {
        const string Keywords = "Harbour, walls, Jane Doe, mayor, ships, Channel Tunnel, UK";

        Assert.Equal([Keywords], Asides($"A headline\n\n{Keywords}\n\n{Body}"));
    }

    [Fact]
    public void A_fact_said_of_two_things_is_no_copy()
    {
        const string Fact = "Open on: Mondays, Tuesdays, Wednesdays, Thursdays and all other days of the week";

        Assert.Empty(Asides($"The pier\n\n{Fact}\n\nThe lighthouse\n\n{Fact}\n\n{Body}"));
    }

    [Fact]
    public void Neighbouring_asides_are_one_span_in_order()
    {
        var spans = AsideFinder.Find($"Share this article\r\n\r\nAFP\r\n{Body}\r\nRead more\r\n", default);

        Assert.Equal([new TextSpan(0, 25), new TextSpan(27 + Body.Length + 2, 9)], spans);
    }

    private static IEnumerable<string> Asides(string text) => AsideFinder.Find(text, default).Select(span => text.Substring(span.Start, span.Length));
}
