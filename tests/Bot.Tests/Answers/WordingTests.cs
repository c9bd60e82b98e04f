using Bot.Answers;
using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Tests.Answers;

public class WordingTests
{
    [Fact]
    public void An_article_without_a_title_is_called_by_its_first_words_after_the_asides()
    {
        var article = Some.Article("Share this\nThe mayor of Calais came to London today to complain") with
        {
            Title = null,
            Asides = [new TextSpan(0, 10)],
        };

        Assert.Equal("“The mayor of Calais came to London today…”", Wording.Title(article));
    }

    [Fact]
    public void Freshness_names_version_size_and_newest_date() =>
        Assert.Equal("Corpus v1 · 5 articles · newest Dec 2024 (inferred)", Wording.Freshness(Some.Corpus));

    [Fact]
    public void Freshness_does_not_invent_a_date() =>
        Assert.Equal("Corpus v1 · 1 article · dates unknown", Wording.Freshness(new CorpusState("v1", 1, PublicationDate.Unknown)));

    [Fact]
    public void Nothing_in_a_text_can_steer_the_terminal() =>
        Assert.Equal("a[31mred\nb", PlainText.Clean("a\e[31m\u202Ered\r\n\u0085\0b"));
}
