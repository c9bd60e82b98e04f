using Bot.Answers;

namespace Bot.Web;

/// <summary>The frame of every page.</summary>
internal static class Pages
{
    internal static Html Frame(string title, Html body) => Html.Of(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{PlainText.OneLine(title)}</title>
        <link rel="stylesheet" href="/style.css">
        </head>
        <body>
        <main>
        {body}
        </main>
        </body>
        </html>
        """);

    internal static Html Problem(string sentence) => Frame(sentence, Html.Of(
        $"""
        <p class="notice">{sentence}</p>
        <p><a href="/">Ask a question</a></p>
        """));
}
