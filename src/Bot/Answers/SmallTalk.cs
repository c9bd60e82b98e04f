using System.Collections.Frozen;

namespace Bot.Answers;

/// <summary>What people say to a bot that asks nothing of the articles: it must not be answered with quotes.</summary>
internal static class SmallTalk
{
    private static readonly FrozenSet<string> Greetings = FrozenSet.Create(
        StringComparer.Ordinal,
        "hello", "hello there", "hi", "hi there", "hey", "hey there", "good morning", "good afternoon", "good evening", "good day", "greetings",
        "thanks", "thank you", "many thanks", "thanks a lot", "thank you very much", "cheers", "ok", "okay", "ok thanks", "great", "great thanks", "bye", "goodbye", "good night",
        "bonjour", "salut", "bonsoir", "merci", "merci beaucoup", "hallo", "guten tag", "guten morgen", "danke", "vielen dank", "hola", "buenos días", "gracias", "muchas gracias");

    private static readonly FrozenSet<string> Appeals = FrozenSet.Create(
        StringComparer.Ordinal,
        "help", "help me", "please help", "who are you", "what are you", "what can you do", "what do you do", "how do you work", "how does this work", "aide", "hilfe", "ayuda");

    /// <summary>The whole text is a greeting or thanks.</summary>
    internal static bool IsGreeting(string text) => Greetings.Contains(Words(text));

    /// <summary>The whole text asks what the bot is and can do.</summary>
    internal static bool AsksForHelp(string text) => Appeals.Contains(Words(text));

    private static string Words(string text) => string.Join(
        ' ', new string([.. text.Select(sign => char.IsLetter(sign) ? char.ToLowerInvariant(sign) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
