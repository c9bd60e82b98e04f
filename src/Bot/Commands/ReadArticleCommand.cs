using System.CommandLine;
using System.Text.Json;
using Bot.Core;
using Bot.Core.Articles;
using Bot.Moderation;

namespace Bot.Commands;

/// <summary>What <see cref="ReaderProcess"/> starts; not for people.</summary>
internal static class ReadArticleCommand
{
    internal const string Name = "read-article";

    internal static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE");
        var maxBytes = new Argument<long>("BYTES");
        var command = new Command(Name, "Read one file as an article, and say whether it is one") { file, maxBytes };
        command.Hidden = true;
        command.SetAction(async (parsed, _) =>
        {
            // Both are required; the parser has complained otherwise.
            var article = ArticleFolder.ReadOne(parsed.GetValue(file)!, new CorpusOptions { MaxFileBytes = parsed.GetValue(maxBytes) }, out var problem);
            var read = article is null ? ReadArticle.Refused(problem) : new ReadArticle(Problem: null, article.Published != PublicationDate.Unknown);
            await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(read));
            return article is null ? ExitCode.NotFound : ExitCode.Success;
        });
        return command;
    }
}
