using System.Text.Json;
using Bot.Answers;
using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Tests.Answers;

public class AnswerDocumentTests
{
    private static readonly Article Treaty = Some.Article("First.\n“Café” checks & <b>passports</b>.") with { Url = new Uri("https://example.org/a") };

    [Fact]
    public void Every_field_is_printed_in_camel_case_with_text_unescaped()
    {
        var copy = Some.Citation(Some.Article("Copy. “Café” checks", "copy.txt"), "“Café” checks");
        var citation = Some.Citation(Treaty, "“Café” checks") with { AlsoIn = [copy] };
        var answer = Some.Found(citation);

        Assert.Equal(
            """
            {
              "found": true,
              "confidence": 0.9,
              "answer": "“Café” checks",
              "sentences": [
                {
                  "text": "“Café” checks",
                  "citations": [
                    1
                  ]
                }
              ],
              "citations": [
                {
                  "n": 1,
                  "file": "treaty.txt",
                  "title": "Britain and France",
                  "publisher": "The Post",
                  "published": "2016-08-30/2016-08-31",
                  "publishedBasis": "inferred",
                  "start": 7,
                  "length": 13,
                  "quote": "“Café” checks",
                  "paragraph": 2,
                  "url": "https://example.org/a#:~:text=%E2%80%9CCaf%C3%A9%E2%80%9D%20checks",
                  "garbled": false,
                  "language": "en",
                  "alsoIn": [
                    {
                      "file": "copy.txt",
                      "start": 6,
                      "length": 13,
                      "paragraph": 2
                    }
                  ]
                }
              ],
            """.ReplaceLineEndings("\n"),
            Print(answer).Split("\n  \"passages\"")[0]);
    }

    [Fact]
    public void Passages_have_a_score_and_citations_have_none()
    {
        var document = Parse(Some.Found(Some.Citation(Treaty, "checks")));

        Assert.Equal(1.5, document.GetProperty("passages")[0].GetProperty("score").GetDouble());
        Assert.False(document.GetProperty("citations")[0].TryGetProperty("score", out _));
    }

    [Fact]
    public void What_differs_and_what_is_missing_are_sentences()
    {
        var answer = Some.Found(Some.Citation(Treaty, "checks"), Some.Citation(Treaty, "passports", 2)) with
        {
            Difference = new Difference(DifferenceKind.Number, new DifferingWords(1, "28"), new DifferingWords(2, "29")),
            Unanswered = [new UnansweredPart("who leads it", "No article mentions “Blom”.")],
        };

        var document = Parse(answer);

        Assert.StartsWith("The sources give different numbers: [1] 28 (", document.GetProperty("difference").GetString(), StringComparison.Ordinal);
        Assert.Equal("Not answered: “who leads it”. No article mentions “Blom”.", document.GetProperty("missing").GetString());
    }

    [Fact]
    public void When_nothing_is_found_the_answer_is_null_and_the_closest_passages_are_listed()
    {
        var document = Parse(Some.NotFound(Some.Citation(Treaty, "checks")));

        Assert.False(document.GetProperty("found").GetBoolean());
        Assert.Equal(JsonValueKind.Null, document.GetProperty("answer").ValueKind);
        Assert.Equal("No article mentions “whales”.", document.GetProperty("missing").GetString());
        Assert.Equal("checks", document.GetProperty("closest")[0].GetProperty("quote").GetString());
        Assert.Equal(0, document.GetProperty("citations").GetArrayLength());
    }

    [Fact]
    public void The_corpus_and_the_time_are_named()
    {
        var document = Parse(Some.NotFound());

        Assert.Equal("""{"version":"v1","articles":5,"newest":"2024-12"}""", JsonSerializer.Serialize(document.GetProperty("corpus")));
        Assert.Equal(1.3, document.GetProperty("elapsedMs").GetDouble());
    }

    [Fact]
    public void An_explanation_is_there_when_it_was_asked_for_and_only_then()
    {
        var explanation = Parse(Some.NotFound() with { Explanation = Some.Explanation() }).GetProperty("explanation");

        Assert.Equal(
            """{"word":"treety","roles":[],"idf":2,"weight":1,"searched":[{"term":"treati","weight":0.8},{"term":"deal","weight":0.6}],"correction":"treati","related":[],"contrary":[]}""",
            JsonSerializer.Serialize(explanation.GetProperty("question").GetProperty("words")[1]));
        Assert.Equal(
            """{"start":-0.5,"features":[{"feature":"asks number","value":1,"weight":null,"effect":-1.5}],"logOdds":-2,"confidence":0.119,"threshold":0.5,"missing":"No article mentions \u201Cwhales\u201D.","against":[{"feature":"asks number","value":1,"weight":null,"effect":-1.5}]}""",
            JsonSerializer.Serialize(explanation.GetProperty("confidence")));
        Assert.Equal(15, explanation.GetProperty("quotes")[0].GetProperty("features").GetArrayLength());
        Assert.False(Parse(Some.NotFound()).TryGetProperty("explanation", out _));
    }

    private static string Print(Answer answer) =>
        AnswerJson.Print(AnswerDocument.Of(answer, TimeSpan.FromMilliseconds(1.26))).ReplaceLineEndings("\n");

    private static JsonElement Parse(Answer answer) => JsonElement.Parse(Print(answer));
}
