using Bot.Moderation;

namespace Bot.Moderate;

/// <summary>Who opened a page of moderators, and what the forms of that page must carry.</summary>
/// <param name="Name">Empty for who signed in with the token.</param>
/// <param name="HasSession">There is something to sign out of.</param>
/// <param name="FormToken">Shows that a form is one of ours.</param>
public sealed record Moderator(string Name, bool HasSession, string FormToken)
{
    /// <summary>Of the hidden field in every form.</summary>
    internal const string FormField = "form";

    internal Actor Actor => new(Web.WebChat.Platform, Name, Name);

    /// <summary>For the parameters of routes; <see cref="ModeratorGate"/> has let them in.</summary>
    public static ValueTask<Moderator?> BindAsync(HttpContext context) => ValueTask.FromResult<Moderator?>(
        context.Features.Get<Moderator>() ?? throw new InvalidOperationException("A page of moderators was reached by a way that does not ask who comes."));
}
