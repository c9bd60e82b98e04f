using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Core.Tests.Sharding;

/// <summary>All of an answer as text, to the last bit of every number; an article is all that can be told of it.</summary>
internal static class AnswerJson
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new ArticleConverter() }, WriteIndented = true, IncludeFields = true };

    public static string Of(Answer answer) => $"{answer.GetType().Name} {JsonSerializer.Serialize(answer, answer.GetType(), Options)}";

    public static string Of(FigureTable table) => JsonSerializer.Serialize(table, Options);

    public static string Of(IEnumerable<CheckedNumber> numbers) => string.Join('\n', numbers.Select(number => $"{number.GetType().Name} {JsonSerializer.Serialize(number, number.GetType(), Options)}"));

    private sealed class ArticleConverter : JsonConverter<Article>
    {
        public override Article Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Article value, JsonSerializerOptions options) =>
            writer.WriteStringValue($"{value.File} {value.Title} {value.Publisher} {value.Published} {value.Url} {value.Language} {string.Join(',', value.Tags)} {string.Join(',', value.Asides)} {value.Quality:R} {value.TextHash} {TextHash.Of(value.Text)} {value.TextLength}"); // who draws an answer reads all of its articles
    }
}
