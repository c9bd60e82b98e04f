using System.Globalization;

namespace Bot.Core.Figures;

/// <summary>Units as people type them and as figures show them, made comparable.</summary>
public static class UnitName
{
    private static readonly WordCache Known = new(10_000);

    /// <summary>"boat" for "boats", "asylum seeker" for "asylum seekers".</summary>
    public static string OfOne(string unit)
    {
        if (unit == Unit.People.Shown)
            return "person";
        var start = unit.LastIndexOf(' ') + 1;
        return unit[..start] + Nouns.Singular(unit[start..]);
    }

    /// <summary>The same for all ways to write one unit: "MW" and "megawatts".</summary>
    public static string Of(string unit) => Known.GetOrRead(unit, Read);

    private static string Read(string unit)
    {
        var name = unit.Trim();
        if (Units.Named(name) is { } known)
            return known.Name;
        var small = name.ToLower(CultureInfo.InvariantCulture);
        return Grammar.IsPerson(small) ? Unit.People.Name : Nouns.Singular(small);
    }

    /// <param name="asked">Made comparable.</param>
    /// <param name="shown">As a figure shows it: "criminal networks" meets "network" too.</param>
    internal static bool Meets(string asked, string shown) => Of(shown) is var name && (name == asked || name.EndsWith(" " + asked, StringComparison.Ordinal));
}
