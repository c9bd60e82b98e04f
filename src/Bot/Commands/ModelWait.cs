using Bot.Answers;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Models;
using Spectre.Console;

namespace Bot.Commands;

/// <summary>Asks at the terminal, and shows that a model is waited for where somebody watches.</summary>
internal static class ModelWait
{
    internal static Task<Asked> AskAsync(
        Asking asking, string text, IReadOnlyList<Turn> context, bool explain, ArticleFilter? filter, Terminal terminal, CancellationToken cancellationToken)
    {
        var answering = asking.AskAsync(ModelLedger.Operator, text, context, explain, filter, cancellationToken);
        return !terminal.Watched || asking.Models.Composer is null || answering.IsCompleted
            ? answering
            : terminal.Drawing(terminal.Error).Status().StartAsync("A model is putting the answer into words", _ => answering);
    }
}
