using System.Collections.Frozen;
using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Core.Composition;

/// <summary>Years, months, days and weekdays of a sentence, as written and as the date of its article tells them ("last year").</summary>
internal static class SentenceTimes
{
    private static readonly FrozenDictionary<string, string> Weekdays = new[]
    {
        "monday lundi montag lunes lunedì maandag segunda-feira mondays", "tuesday mardi dienstag martes martedì dinsdag terça-feira tuesdays", "wednesday mercredi mittwoch miércoles mercoledì woensdag quarta-feira wednesdays",
        "thursday jeudi donnerstag jueves giovedì donderdag quinta-feira thursdays", "friday vendredi freitag viernes venerdì vrijdag sexta-feira fridays", "saturday samedi samstag sonnabend sábado sabato zaterdag saturdays", "sunday dimanche sonntag domingo domenica zondag sundays",
    }.SelectMany((words, i) => words.Split(' ').Select(word => (word, Day: ((DayOfWeek)((i + 1) % 7)).ToString()))).DistinctBy(entry => entry.word).ToFrozenDictionary(entry => entry.word, entry => entry.Day, StringComparer.Ordinal);

    /// <summary>Months of languages that <see cref="WrittenDate"/> does not read.</summary>
    private static readonly FrozenDictionary<string, int> Months = new[]
    {
        ("it", "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"), ("nl", "januari februari maart april mei juni juli augustus september oktober november december"),
        ("pt", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    }.SelectMany(list => list.Item2.Split(' ').Select((word, i) => (Word: $"{list.Item1}:{word}", Month: i + 1))).ToFrozenDictionary(entry => entry.Word, entry => entry.Month, StringComparer.Ordinal);

    public static List<Anchor> Read(SentenceWords words, PublicationDate published)
    {
        var anchors = new List<Anchor>();
        for (var i = 0; i < words.Count; i++)
        {
            if (YearAt(words, i) is { } year)
            {
                anchors.Add(new Anchor(AnchorKind.Year, i, i + 1, year));
            }
            else if (Weekdays.TryGetValue(Plain(words[i].Text), out var weekday) && (words[i].IsCapital || words.Language is not ("en" or "de")))
            {
                anchors.Add(new Anchor(AnchorKind.Weekday, i, i + 1, weekday));
            }
            else if (MonthAt(words, i) is { } month)
            {
                anchors.Add(new Anchor(AnchorKind.Month, i, i + 1, Print(month)));
                if (DayBeside(words, i) is { } day)
                    anchors.Add(new Anchor(AnchorKind.Day, day, day + 1, $"{words[day].Text.TrimStart('0')}.{Print(month)}"));
            }
        }

        var mentions = new TimeReader(words, published).Read();
        // "Last year, 9% fewer than the year before"
        for (var i = 1; i < mentions.Count; i++)
        {
            if (mentions[i].IsYearBefore && mentions[i - 1].Period is { } before && before.From.Year == before.To.Year)
                anchors.Add(new Anchor(AnchorKind.Year, mentions[i].First, Math.Min(mentions[i].End, words.Count), Print(before.From.Year - 1)) { IsResolved = true });
        }

        anchors.AddRange(YearsLater(words, anchors));
        // A day of the week or of a month is read above; what it is counted from is the same for all sentences.
        foreach (var mention in mentions.Where(mention => mention is { Basis: PeriodBasis.Relative, Period: not null }))
            Add(words, mention, anchors);
        return anchors;
    }

    /// <summary>"In 2019 … two years later": counted from the year before it in the sentence.</summary>
    private static List<Anchor> YearsLater(SentenceWords words, List<Anchor> anchors)
    {
        var found = new List<Anchor>();
        for (var i = 0; i + 2 < words.Count; i++)
        {
            if (!words.IsAny(i + 1, "year", "years", "decades", "decade") || !words.IsAny(i + 2, "later", "afterwards", "earlier", "before"))
                continue;
            var count = words.IsAny(i, "a", "one") ? 1 : NumberWords.Cardinal(words.Language, words[i].Text) ?? (decimal.TryParse(words[i].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : 0);
            var from = anchors.Where(anchor => anchor is { Kind: AnchorKind.Year, IsResolved: false } && anchor.First < i).MaxBy(anchor => anchor.First);
            if (count is 0 or > 200 || from is null || !int.TryParse(from.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
                continue;
            var years = (int)count * (words.IsAny(i + 1, "decades", "decade") ? 10 : 1) * (words.IsAny(i + 2, "earlier", "before") ? -1 : 1);
            found.Add(new Anchor(AnchorKind.Year, i, i + 3, Print(year + years)) { IsResolved = true });
        }

        return found;
    }

    private static void Add(SentenceWords words, TimeMention mention, List<Anchor> anchors)
    {
        var (first, end) = (mention.First, Math.Min(mention.End, words.Count));
        var isNamed = anchors.Exists(anchor => anchor.First >= first && anchor.First < end);
        if (!isNamed && end > first)
            anchors.Add(new Anchor(AnchorKind.Relative, first, end, string.Join(' ', Enumerable.Range(first, end - first).Select(place => words[place].Text))));
        if (mention.Period is not { } period)
            return;
        if (period.From.Year == period.To.Year)
            anchors.Add(new Anchor(AnchorKind.Year, first, end, Print(period.From.Year)) { IsResolved = true });
        if (period.Precision == DatePrecision.Year || period.From.Month != period.To.Month)
            return;
        anchors.Add(new Anchor(AnchorKind.Month, first, end, Print(period.From.Month)) { IsResolved = true });
        if (period.Precision == DatePrecision.Day)
        {
            anchors.Add(new Anchor(AnchorKind.Day, first, end, $"{Print(period.From.Day)}.{Print(period.From.Month)}") { IsResolved = true });
            anchors.Add(new Anchor(AnchorKind.Weekday, first, end, period.From.DayOfWeek.ToString()) { IsResolved = true });
        }
    }

    /// <summary>"2015" and "1990s"; a number of four digits that counts something is none.</summary>
    private static string? YearAt(SentenceWords words, int i)
    {
        if (words[i].Form != WordForm.Digits || words[i].Text.Length != 4 || !int.TryParse(words[i].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1000 or > 2199)
            return null;
        if (words.Is(i + 1, "s") && words.Touch(i, i + 1))
            return words[i].Text + "s";
        if ((words.Touch(i, i + 1) && words[i + 1].Form == WordForm.Letters) || Units.Before(words, i) is not null || Units.At(words, i + 1) is not null)
            return null;
        var noun = words.Language == "en" ? CountedNoun.Find(words, i + 1, year) : null;
        return NumberNames.IsYear(words, i, i + 1, noun is { } counted && counted.First == i + 1 && Nouns.IsPlural(words[counted.End - 1].Text)) ? words[i].Text : null;
    }

    private static int? MonthAt(SentenceWords words, int i)
    {
        var word = Plain(words[i].Text);
        if (words[i].Form != WordForm.Letters || word.Length < 3 || (words.Language is "en" or "de" && !words[i].IsCapital))
            return null;
        if (Months.TryGetValue($"{words.Language}:{word}", out var elsewhere))
            return elsewhere;
        // "May" and "March" at the beginning are verbs, and names of persons behind others.
        if (word is "may" or "march" or "mar" && words.Language == "en" && (i == 0 || (words[i - 1].IsCapital && i > 1 && !words.IsAny(i - 1, "in", "by", "since", "of")) || (words[i + 1].IsCapital && words[i + 1].Form == WordForm.Letters)))
            return null;
        return words.Language is "it" or "nl" or "pt" || (word.Length == 3 && word is "set" or "ago" or "ene" or "dic" && words.Language == "en") ? null : WrittenDate.Month(word);
    }

    /// <summary>"Friday's report"</summary>
    private static string Plain(string word) => word.Length > 2 && word[^1] == 's' && word[^2] is '\'' or '’' ? word[..^2] : word;

    private static int? DayBeside(SentenceWords words, int month)
    {
        var before = words.IsAny(month - 1, "of", "de", ".") ? month - 2 : month - 1;
        if (words.IsAny(before, "st", "nd", "rd", "th", "er"))
            before--;
        return IsDay(before) ? before : IsDay(month + 1) && !(words.Is(month + 2, ":")) ? month + 1 : words.Is(month + 1, ".") && IsDay(month + 2) ? month + 2 : null;

        bool IsDay(int place) => words[place].Form == WordForm.Digits && words[place].Text.Length <= 2 && int.TryParse(words[place].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31;
    }

    private static string Print(int value) => value.ToString(CultureInfo.InvariantCulture);
}
