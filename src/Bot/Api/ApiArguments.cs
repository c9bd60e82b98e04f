using System.Globalization;
using System.Text.Json;
using Bot.Answers;
using Bot.Core.Answers;

namespace Bot.Api;

/// <summary>What a request gives, read by the parameters of its operation.</summary>
internal sealed class ApiArguments
{
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);
    private readonly bool _isQuery;

    private ApiArguments(bool isQuery) => _isQuery = isQuery;

    /// <summary>As a text; null when it was not given or is blank.</summary>
    internal string? Text(ApiParameter parameter) => _values.GetValueOrDefault(parameter.Name) as string;

    /// <summary>Null when it was not given and has no default.</summary>
    internal int? Number(ApiParameter parameter) => _values.GetValueOrDefault(parameter.Name) as int? ?? parameter.Default;

    internal bool IsSet(ApiParameter parameter) => _values.GetValueOrDefault(parameter.Name) is true;

    internal IReadOnlyList<Turn> Turns(ApiParameter parameter) => _values.GetValueOrDefault(parameter.Name) as IReadOnlyList<Turn> ?? [];

    /// <summary>The parameter as the request names it.</summary>
    internal string NameOf(ApiParameter parameter) => _isQuery ? parameter.Query : parameter.Name;

    /// <returns>What is wrong; null when nothing is.</returns>
    internal static ApiReply.Refused? TryRead(IReadOnlyList<ApiParameter> parameters, IQueryCollection query, RouteValueDictionary path, out ApiArguments arguments)
    {
        var read = arguments = new ApiArguments(isQuery: true);
        foreach (var (name, values) in query)
        {
            if (parameters.FirstOrDefault(known => !known.IsInPath && !known.IsOfBodyAlone && known.Query == name) is not { } parameter)
                return Unknown(name, parameters.Where(known => !known.IsInPath && !known.IsOfBodyAlone).Select(known => known.Query));
            if (values.Count > 1)
                return new ApiReply.Refused($"{name} is given more than once: give it once.", name);
            if (read.Set(parameter, values.ToString()) is { } wrong)
                return wrong;
        }

        foreach (var parameter in parameters.Where(parameter => parameter.IsInPath))
        {
            if (read.Set(parameter, path[parameter.Name] as string ?? "") is { } wrong)
                return wrong;
        }

        return read.Missing(parameters);
    }

    /// <returns>What is wrong; null when nothing is.</returns>
    internal static ApiReply.Refused? TryRead(IReadOnlyList<ApiParameter> parameters, IEnumerable<KeyValuePair<string, JsonElement>> members, out ApiArguments arguments)
    {
        var read = arguments = new ApiArguments(isQuery: false);
        foreach (var (name, value) in members)
        {
            if (parameters.FirstOrDefault(known => known.Name == name) is not { } parameter)
                return Unknown(name, parameters.Select(known => known.Name));
            if (read.Set(parameter, value) is { } wrong)
                return wrong;
        }

        return read.Missing(parameters);
    }

    private ApiReply.Refused? Set(ApiParameter parameter, JsonElement value) => (parameter.Kind, value.ValueKind) switch
    {
        (_, JsonValueKind.Null) => null,
        (ApiKind.Text, JsonValueKind.String) => Set(parameter, value.GetString() ?? ""),
        (ApiKind.Integer, JsonValueKind.Number) => Set(parameter, value.GetRawText()),
        (ApiKind.Flag, JsonValueKind.True or JsonValueKind.False) => Keep(parameter, value.ValueKind == JsonValueKind.True),
        (ApiKind.Turns, _) when ApiTurns.TryRead(value) is { } turns => Keep(parameter, turns),
        _ => Wrong(parameter),
    };

    private ApiReply.Refused? Set(ApiParameter parameter, string typed)
    {
        if (parameter.Kind == ApiKind.Text)
            return SetText(parameter, typed);
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        return parameter.Kind switch
        {
            ApiKind.Integer when int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && !(number < parameter.Least) && !(number > parameter.Most) => Keep(parameter, number),
            ApiKind.Flag when bool.TryParse(typed, out var flag) => Keep(parameter, flag),
            _ => Wrong(parameter),
        };
    }

    private ApiReply.Refused? SetText(ApiParameter parameter, string typed)
    {
        if (parameter.Refuse is { } refuse)
            return refuse(typed) is { } reason ? new ApiReply.Refused(reason, NameOf(parameter)) : Keep(parameter, typed);
        if (typed.Length > parameter.Most)
            return Wrong(parameter);
        return PlainText.OneLine(typed) is { Length: > 0 } text ? Keep(parameter, text) : null;
    }

    private ApiReply.Refused? Keep(ApiParameter parameter, object value)
    {
        _values[parameter.Name] = value;
        return null;
    }

    private ApiReply.Refused? Missing(IReadOnlyList<ApiParameter> parameters) =>
        parameters.FirstOrDefault(parameter => parameter.IsRequired && !_values.ContainsKey(parameter.Name)) is { } missing
            ? new ApiReply.Refused(missing.Refuse?.Invoke(null) ?? $"{NameOf(missing)} is missing: give it, for example {missing.Example.ToJsonString()}.", NameOf(missing))
            : null;

    private ApiReply.Refused Wrong(ApiParameter parameter)
    {
        var name = NameOf(parameter);
        return new ApiReply.Refused(parameter.Kind switch
        {
            ApiKind.Text => string.Create(CultureInfo.InvariantCulture, $"{name} is a text of at most {parameter.Most:N0} characters."),
            ApiKind.Integer => string.Create(CultureInfo.InvariantCulture, $"{name} is a whole number from {parameter.Least} to {parameter.Most}, for example {parameter.Example}."),
            ApiKind.Flag => $"{name} is true or false.",
            _ => $"{name} is a list of at most {ApiTurns.Most} earlier turns, each with a question and, if there was one, its answer.",
        }, name);
    }

    private static ApiReply.Refused Unknown(string name, IEnumerable<string> known)
    {
        var names = string.Join(", ", known);
        return new ApiReply.Refused(names.Length == 0 ? $"There is no parameter “{PlainText.OneLine(name)}” here: leave it out." : $"There is no parameter “{PlainText.OneLine(name)}” here; there are {names}.", PlainText.OneLine(name));
    }
}
