using System.Diagnostics;
using Bot.Answers;
using Bot.Core;

namespace Bot.Chat;

/// <summary>What a reload found, and whether it is in use now.</summary>
internal static class ReportCards
{
    /// <param name="note">What was done before the reload; empty where nothing was.</param>
    internal static Card Of(ReloadReport report, string note)
    {
        var heading = Heading(report);
        return new Card
        {
            Title = heading,
            Lead =
            [
                .. note.Length == 0 ? Array.Empty<CardLine>() : [new CardLine(PlainText.OneLine(note))],
                .. Why(report).Select(text => new CardLine(text)),
                new CardLine(report.Diff.IsEmpty ? "The articles are the same as before." : $"{DiffCards.Counts(report.Diff)}."),
            ],
            Notes =
            [
                .. DiffCards.Notes(report.Diff),
                .. Rejected(report),
                .. Warnings(report),
                .. report.SaveProblem is { } problem ? [PlainText.OneLine(problem)] : Array.Empty<string>(),
            ],
            Files = DiffCards.Files(
                report.Diff,
                heading,
                ("All rejected files", [.. report.Rejected.Count > report.Diff.Rejected.Count ? report.Rejected.Select(file => PlainText.OneLine(file.Reason)) : []]),
                ("Warnings", [.. report.Warnings.Select(PlainText.OneLine)])),
            Footer = $"Corpus {report.Version.Id} · {CorpusCards.Counts(report.Version)} · {Wording.Count(report.FilesRead, "file")} read in {CorpusCards.Span(report.Elapsed)}",
            Buttons = IsHeldBack(report) ? [new CardButton(CardButton.UseName, report.Version.Id, 0, "Use it anyway")] : [],
        };
    }

    private static bool IsHeldBack(ReloadReport report) => report is { IsDryRun: false, HeldBack: not HeldBack.No };

    private static string Heading(ReloadReport report) => report switch
    {
        { IsDryRun: true } => "Dry run: nothing was put in use",
        { HeldBack: not HeldBack.No } => $"Not put in use: corpus {report.Diff.Before} goes on",
        { Diff.IsEmpty: true } => $"Nothing changed: corpus {report.Version.Id} is in use as before",
        _ => $"Corpus {report.Version.Id} is in use",
    };

    private static IEnumerable<string> Why(ReloadReport report)
    {
        var lost = report.Diff.Removed.Count;
        var before = report.Version.Articles - report.Diff.Added.Count + lost;
        switch (report.HeldBack)
        {
            case HeldBack.No:
                yield break;
            case HeldBack.Empty:
                yield return "There is no article that can be read. Is it the right folder, and is all of it there?";
                break;
            case HeldBack.LostTooMuch:
                yield return $"{Wording.Number(lost)} of {Wording.Count(before, "article")} would be lost, more than may be lost unasked (Corpus:MaxLostShare).";
                break;
            default:
                throw new UnreachableException();
        }

        yield return report.IsDryRun
            ? "A reload would not put that in use before somebody says so."
            : $"If that is what you want, press the button or type /corpus rollback {report.Version.Id}.";
    }

    private static IEnumerable<string> Rejected(ReloadReport report)
    {
        var others = report.Rejected.Count - report.Diff.Rejected.Count;
        if (others > 0)
            yield return $"{Wording.Count(others, "file")} {(others == 1 ? "is" : "are")} rejected as before: /corpus rejected says why.";
    }

    private static IEnumerable<string> Warnings(ReloadReport report)
    {
        if (report.Warnings.Count > 0)
            yield return $"Warnings\n{string.Join('\n', report.Warnings.Take(DiffCards.NamesShown).Select(warning => CutText.Of(PlainText.OneLine(warning), 140)))}{(report.Warnings.Count > DiffCards.NamesShown ? $"\nand {Wording.Number(report.Warnings.Count - DiffCards.NamesShown)} more" : "")}";
    }
}
