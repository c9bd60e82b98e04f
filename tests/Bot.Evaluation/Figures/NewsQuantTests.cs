using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Figures;

namespace Bot.Evaluation.Figures;

/// <summary>The development half of NewsQuant: every quantity of 295 sentences of news, counted over all of them together.</summary>
public sealed class NewsQuantTests(ITestOutputHelper output)
{
    [Fact]
    public void The_figures_do_not_fall_below_their_floors()
    {
        var source = EvaluationData.Find("newsquant");
        Assert.SkipWhen(source is null, "NewsQuant may not be committed; put it into ../shared/eval/newsquant beside the repository.");

        var sentences = NewsQuantSentence.Read(source)
            .Select(sentence => (sentence.Quantities, Read: FigureReader.ReadQuantities(new Article { File = "", Text = sentence.Text.Replace('\n', ' ') }))).ToList();

        Assert.InRange(Measure(sentences, "value", (_, _) => true), 0.93, 1);
        Assert.InRange(Measure(sentences, "value and unit", (gold, read) => string.Equals(gold.NormalizedUnit, read.Unit ?? "-", StringComparison.OrdinalIgnoreCase)), 0.84, 1);
        Assert.InRange(Measure(sentences, "value and change", (gold, read) => gold.Change == FigureEntry.Sign(read.Change)), 0.87, 1);
    }

    /// <summary>The harmonic mean of precision and recall.</summary>
    private double Measure(
        List<(IReadOnlyList<NewsQuantQuantity> Gold, IReadOnlyList<ReadQuantity> Read)> sentences, string name, Func<NewsQuantQuantity, ReadQuantity, bool> isRight)
    {
        double right = sentences.Sum(sentence => Right(sentence.Gold, sentence.Read, isRight));
        var (precision, recall) = (right / sentences.Sum(sentence => sentence.Read.Count), right / sentences.Sum(sentence => sentence.Gold.Count));
        var f1 = 2 * precision * recall / (precision + recall);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: precision {precision:0.000}  recall {recall:0.000}  F1 {f1:0.000}"));
        return f1;
    }

    /// <summary>Each quantity that was read stands for one of the gold at most.</summary>
    private static int Right(IReadOnlyList<NewsQuantQuantity> gold, IReadOnlyList<ReadQuantity> read, Func<NewsQuantQuantity, ReadQuantity, bool> isRight)
    {
        var left = read.ToList();
        return gold.Count(quantity => left.Find(other => HasValue(quantity, other) && isRight(quantity, other)) is { } found && left.Remove(found));
    }

    private static bool HasValue(NewsQuantQuantity gold, ReadQuantity read) =>
        IsClose(gold.Values.Low, (double)read.Value) && gold.Values.High.HasValue == read.ValueHigh.HasValue
        && (gold.Values.High is not { } high || IsClose(high, (double?)read.ValueHigh ?? double.NaN));

    private static bool IsClose(double value, double other) => Math.Abs(value - other) <= 1e-5 * Math.Max(1e-12, Math.Max(Math.Abs(value), Math.Abs(other)));
}
