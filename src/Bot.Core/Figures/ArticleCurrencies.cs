using Bot.Core.Articles;

namespace Bot.Core.Figures;

/// <summary>Which currencies the names mean that several countries use, and of which cents are a hundredth; read off the whole article, once.</summary>
internal sealed class ArticleCurrencies(Article article)
{
    private readonly Dictionary<string, Unit?> _byName = new(StringComparer.Ordinal);

    /// <summary>The quantity in an ISO currency where the article shows which is meant, else as it is.</summary>
    public Quantity Apply(Quantity quantity)
    {
        if (quantity.Unit.Kind != UnitKind.Money)
            return quantity;
        var isPart = quantity.Unit.Name is "penny" or "cent";
        if (Find(quantity.Unit.Name, isPart) is not { } currency)
            return quantity;
        return isPart ? quantity with { Unit = currency, Value = quantity.Value / 100, High = quantity.High / 100 } : quantity with { Unit = currency };
    }

    private Unit? Find(string name, bool isPart)
    {
        if (!_byName.TryGetValue(name, out var currency))
            _byName.Add(name, currency = isPart ? WholeOf(name) : Units.CurrencyOf(name, article.Text));
        return currency;
    }

    private Unit? WholeOf(string part)
    {
        if (part == "penny")
            return Units.Named("GBP");
        return article.Text.Contains('€', StringComparison.Ordinal) ? Units.Named("EUR") : article.Text.Contains('$', StringComparison.Ordinal) ? Units.Named("USD") : null;
    }
}
