using System.Globalization;

namespace Bot.Api;

/// <summary>What the page for people shows of an operation.</summary>
internal static class ApiExamples
{
    /// <summary>"whole number, 1 to 30; else 10".</summary>
    internal static string Takes(ApiParameter parameter) => parameter.Kind switch
    {
        ApiKind.Text => string.Create(CultureInfo.InvariantCulture, $"text, up to {parameter.Most:N0} characters"),
        ApiKind.Flag => "true or false",
        ApiKind.Turns => $"list of question and answer, up to {parameter.Most}; in JSON alone",
        _ => string.Create(CultureInfo.InvariantCulture, $"whole number, {parameter.Least} to {parameter.Most}{(parameter.Default is { } usual ? $"; else {usual}" : "")}"),
    };

    /// <summary>A command that can be copied: what is needed, and the first parameter that is not.</summary>
    internal static string Curl(ApiOperation operation, string site, bool hasKeys)
    {
        var path = operation.Parameters.Where(parameter => parameter.IsInPath)
            .Aggregate(operation.Path, (path, parameter) => path.Replace($"{{{parameter.Name}}}", parameter.Example.ToString(), StringComparison.Ordinal));
        var query = operation.Parameters.Where(parameter => !parameter.IsInPath).Take(1)
            .Where(parameter => parameter.IsRequired || operation.Parameters[0] == parameter)
            .Select(parameter => $" \\\n  --data-urlencode \"{parameter.Query}={parameter.Example}\"");
        return $"curl -G{(hasKeys ? " -H \"Authorization: Bearer $KEY\"" : "")} {site}{path}{string.Concat(query)}";
    }
}
