using System.Diagnostics;
using Bot.Answers;
using Bot.Core.Answers;
using Bot.Figures;

namespace Bot.Web;

/// <summary>The question box and, below it, the answer with its quotes.</summary>
internal static class AskPage
{
    private const string Name = "Ask the articles";

    internal static Html Empty(CorpusState corpus) => Frame("", Name, Html.Of(
        $"""
        <p class="faint">The answer is quoted word for word from {Wording.Count(corpus.Articles, "article")}, with its source. Try
        <a href="/?q=what+is+the+Le+Touquet+treaty">what is the Le Touquet treaty</a></p>
        """), corpus);

    internal static Html Of(string question, Asked asked, CorpusState corpus) => asked switch
    {
        Asked.Refused(var reason) => Frame(question, Name, Html.Of($"""<p class="notice">{reason}</p>"""), corpus),
        Asked.Answered answered => Frame(question, question, Draw(answered.Answer, answered.Note), answered.Answer.Corpus),
        _ => throw new UnreachableException(),
    };

    private static Html Frame(string question, string title, Html result, CorpusState corpus)
    {
        // Without a question the box is ready to type in; with one, the answer is what to read.
        var focus = question.Length == 0 ? new Html(" autofocus") : Html.None;
        return Pages.Frame(title, Html.Of(
            $"""
            <h1><a href="/">{Name}</a></h1>
            <form action="/" method="get" role="search">
            <input type="search" name="q" value="{question}" maxlength="{Asking.MaxLength}" aria-label="Question" placeholder="Your question" required{focus}>
            <button type="submit">Ask</button>
            </form>
            {result}
            <footer class="faint">{Wording.Freshness(corpus)}</footer>
            """));
    }

    private static Html Draw(Answer answer, string? note)
    {
        var first = Html.Join(ShownPassages.First(answer).Select(citation => Quote(citation, answer)));
        var opening = answer switch
        {
            Answer.Found found => Html.Of(
                $"""{Figure(found)}<p class="answer">{Html.Join(found.Sentences.Select(Sentence))}</p>{Notice(Wording.Difference(found))}{Notice(Wording.Unanswered(found))}{Faint(Wording.Told(found))}{Faint(note)}<h2>Quotes</h2>"""),
            Answer.NotFound notFound => Html.Of(
                $"""<p class="answer">{Wording.NotFound(notFound)}</p>{(notFound.Closest.Count > 0 ? new Html("<h2>Closest passages</h2>") : Html.None)}"""),
            _ => throw new UnreachableException(),
        };
        return Html.Join([Faint(Wording.ReadAs(answer)), Faint(Wording.Corrections(answer)), opening, first, More(answer)]);
    }

    private static Html Faint(string? text) => text is null ? Html.None : Html.Of($"""<p class="faint">{text}</p>""");

    private static Html Figure(Answer.Found found) => found.Figure is { } figure
        ? Html.Of($"""<p class="answer"><b>{FigureWording.Answering(figure.Figure)}</b> <a class="marker" href="#q{figure.Citation}">[{figure.Citation}]</a></p>""")
        : Html.None;

    private static Html Sentence(CitedSentence sentence) => Html.Of(
        $"""<span>{sentence.Text} {Html.Join(sentence.Citations.Select(number => Html.Of($"""<a class="marker" href="#q{number}">[{number}]</a>""")))}</span> """);

    private static Html Notice(string? text) => text is null ? Html.None : Html.Of($"""<p class="notice">{text}</p>""");

    private static Html More(Answer answer) => ShownPassages.More(answer) is { Count: > 0 } more
        ? Html.Of(
            $"""
            <details>
            <summary>{Wording.Count(more.Count, "more passage")}</summary>
            {Html.Join(more.Select(citation => Quote(citation, answer)))}
            </details>
            """)
        : Html.None;

    private static Html Quote(Citation citation, Answer answer) => Html.Of(
        $"""
        <figure id="q{citation.Number}">
        <blockquote lang="{citation.Article.Language}" dir="auto"><b class="marker">[{citation.Number}]</b> {citation.Quote}</blockquote>
        <figcaption>
        <a href="{SpanLink.Of(citation, answer.Corpus)}">{Wording.Title(citation.Article)}</a> · {Wording.Provenance(citation.Article, citation.Paragraph)}{Language(citation, answer.Language)}{Original(citation)}{AlsoIn(citation, answer.Corpus)}{LowQuality(citation)}
        </figcaption>
        </figure>
        """);

    private static Html Language(Citation citation, string? asked) => Wording.OtherLanguage(citation.Article, asked) is { } language ? Html.Of($" · {language}") : Html.None;

    private static Html Original(Citation citation) => TextFragment.Of(citation.Article, citation.Quote) is { } url
        ? Html.Of($""" · <a href="{url}" rel="noopener noreferrer nofollow">original page</a>""")
        : Html.None;

    private static Html AlsoIn(Citation citation, CorpusState corpus) => citation.AlsoIn.Count == 0
        ? Html.None
        : Html.Of($"""<br>Also in: {Html.Join(citation.AlsoIn.Take(Wording.CopiesShown).Select(other =>
            Html.Of($"""<a class="also" href="{SpanLink.Of(other, corpus)}">{Wording.Title(other.Article)}</a> """)))}{Wording.MoreCopies(citation.AlsoIn.Count)}""");

    private static Html LowQuality(Citation citation) =>
        citation.Article.IsGarbled ? Html.Of($"""<br><em>{Wording.LowQuality}</em>""") : Html.None;
}
