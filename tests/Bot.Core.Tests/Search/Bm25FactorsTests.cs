using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class Bm25FactorsTests
{
    [Fact]
    public void Factors_that_are_looked_up_are_those_that_are_worked_out()
    {
        var factors = new Bm25Factors(LengthCode.Default, averageLength: 61.3f);

        for (var frequency = 1; frequency < 256; frequency++)
        {
            for (var code = 0; code < 256; code++)
                Assert.Equal(BitConverter.SingleToInt32Bits(factors.Of(frequency, (byte)code)), BitConverter.SingleToInt32Bits(factors.All[(256 * frequency) + code]));
        }
    }
}
