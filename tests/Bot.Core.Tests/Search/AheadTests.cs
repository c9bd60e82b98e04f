using System.Collections.Concurrent;
using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class AheadTests
{
    private const int Count = 200;

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(Count)]
    public void What_is_asked_for_is_what_is_made_whoever_makes_it(int needed)
    {
        for (var time = 0; time < 50; time++)
        {
            var made = new ConcurrentBag<int>();
            using var ahead = new Ahead<string>(Count, needed, place =>
            {
                made.Add(place);
                return $"{place}";
            }, mayHelp: true);

            for (var place = 0; place < Count; place += place < needed ? 1 : 3)
                Assert.Equal($"{place}", ahead[place]);
            // Once here and once by the other, where they meet.
            Assert.All(made.GroupBy(place => place), place => Assert.InRange(place.Count(), 1, 2));
        }
    }

    [Fact]
    public void What_cannot_be_made_is_told_to_who_asks_for_it_alone()
    {
        for (var time = 0; time < 50; time++)
        {
            using var ahead = new Ahead<string>(Count, Count, place => place == Count - 1 ? throw new InvalidOperationException("It is gone.") : $"{place}", mayHelp: true);

            for (var place = 0; place < Count - 1; place++)
                Assert.Equal($"{place}", ahead[place]);
            Assert.Throws<InvalidOperationException>(() => ahead[Count - 1]);
        }
    }
}
