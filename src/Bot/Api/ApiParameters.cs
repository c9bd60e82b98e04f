using Bot.Answers;

namespace Bot.Api;

/// <summary>Parameters of several operations.</summary>
internal static class ApiParameters
{
    internal static readonly ApiParameter Publisher = new("publisher", ApiKind.Text, "Only articles of this publisher: its whole name, in any case of letters.", "KentOnline");

    internal static readonly ApiParameter From = new("from", ApiKind.Text, $"Only articles that may have appeared on this day or later: {TypedDate.Forms}.", "2016-08");

    internal static readonly ApiParameter To = new("to", ApiKind.Text, $"Only articles that may have appeared on this day or earlier: {TypedDate.Forms}.", "2024");
}
