using System.Collections.Concurrent;
using Bot.Answers;
using Bot.Chat;

namespace Bot.Slack;

/// <summary>What Slack knows of people that decides what they may: administrators of the workspace, members of user groups. It is asked only where that matters.</summary>
internal sealed partial class SlackPeople(SlackApi api, SlackBot bot, ChatOptions options, TimeProvider time, ILogger<SlackPeople> logger)
{
    private const int MostRemembered = 10_000;

    /// <summary>So long somebody may go on who may no longer.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (ChatUser User, DateTimeOffset Since)> _known = new(StringComparer.Ordinal);

    /// <summary>Slack is asked only for what moderators alone may do.</summary>
    internal async Task<ChatUser> FindAsync(ChatRequest request, string id, string name, CancellationToken cancellationToken) =>
        request.ForModerators is null ? new ChatUser(id, PlainText.OneLine(name), [], Manages: false) : await FindAsync(id, name, cancellationToken);

    internal async Task<ChatUser> FindAsync(string id, string name, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_known.TryGetValue(id, out var known) && now - known.Since < Remembered)
            return known.User;
        if (_known.Count > MostRemembered)
            _known.Clear();

        var (groups, areAll) = await GroupsAsync(id, cancellationToken);
        var manages = await ManagesAsync(id, cancellationToken);
        var user = new ChatUser(id, PlainText.OneLine(name), groups, manages == true);
        // What Slack did not tell now, it may tell in a moment.
        if (areAll && manages is not null)
            _known[id] = (user, now);
        return user;
    }

    /// <summary>Null when Slack does not tell.</summary>
    private async Task<bool?> ManagesAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            // Who administers another workspace, and is here through a shared channel, manages nothing of this one.
            return await api.UserAsync(id, cancellationToken) is var person && person.TeamId == bot.Identity.TeamId && (person.IsAdmin || person.IsOwner);
        }
        catch (SlackException exception)
        {
            LogNotAsked("users:read", exception.Message);
            return null;
        }
    }

    /// <summary>Those of the groups that make a moderator; user groups have ids that begin with S.</summary>
    private async Task<(IReadOnlyList<string> Groups, bool AreAll)> GroupsAsync(string id, CancellationToken cancellationToken)
    {
        List<string> groups = [];
        var areAll = true;
        foreach (var group in options.ModeratorRoles.Where(role => role.StartsWith('S')))
        {
            try
            {
                if ((await api.GroupMembersAsync(group, cancellationToken)).Contains(id, StringComparer.Ordinal))
                    groups.Add(group);
            }
            catch (SlackException exception)
            {
                areAll = false;
                LogNotAsked("usergroups:read", exception.Message);
            }
        }

        return (groups, areAll);
    }

    [LoggerMessage(LogLevel.Warning, "Whether somebody is a moderator could not be asked of Slack, so it was taken for no: {Reason}. Does the app have the scope {Scope}?")]
    private partial void LogNotAsked(string scope, string reason);
}
