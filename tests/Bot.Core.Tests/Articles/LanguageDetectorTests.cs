using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("en", "The wall was finished in spring and ships have moored at the pier.")]
    [InlineData("fr", "Le mur a été achevé au printemps et les navires sont dans le port.")]
    [InlineData("de", "Die Mauer wurde im Frühjahr fertig und die Schiffe sind im Hafen.")]
    [InlineData("es", "El muro fue terminado en la primavera y los barcos están en el puerto.")]
    [InlineData("it", "Il muro è stato finito nella primavera e le navi sono nel porto.")]
    [InlineData("nl", "De muur werd in het voorjaar voltooid en de schepen zijn in de haven.")]
    [InlineData("pt", "O muro foi terminado na primavera e os navios estão no porto.")]
    public void A_sentence_shows_its_language(string language, string text) => Assert.Equal(language, LanguageDetector.Detect(text));

    [Theory]
    [InlineData("en", "Who built the wall?")]
    [InlineData("en", "How many migrants cross each day")]
    [InlineData("fr", "Combien de migrants sont à Calais ?")]
    [InlineData("de", "Wie viele Menschen leben dort?")]
    [InlineData("es", "¿Cuántos migrantes hay en Calais?")]
    public void A_question_shows_its_language(string language, string text) => Assert.Equal(language, LanguageDetector.Detect(text));

    [Theory]
    [InlineData("")]
    [InlineData("Calais")]
    [InlineData("Amber Rudd Bernard Cazeneuve")]
    [InlineData("😀 123")]
    [InlineData("私は学生です")]
    public void Without_function_words_nothing_is_decided(string text) => Assert.Null(LanguageDetector.Detect(text));
}
