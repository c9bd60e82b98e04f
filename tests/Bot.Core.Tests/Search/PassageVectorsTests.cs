using Bot.Core.Articles;

namespace Bot.Core.Tests.Search;

public sealed class PassageVectorsTests
{
    private static readonly Article[] Five = [.. "bread bridge ferry harbour tunnel".Split(' ').Select((word, i) => Some.Article($"The {word} is number {i}, and nothing else is said of the {word}.", $"{i % 2}/{word}.txt"))];

    [Fact]
    public void Passages_come_in_the_order_of_their_cosine_whatever_their_lengths()
    {
        // Cosines with (1, 0): 0.6, 1, 0, -1, 0.8.
        var vectors = SomeVectors.Of([3, 4], [0.1f, 0], [0, 7], [-2, 0], [40, 30]);

        var hits = vectors.Top([5, 0], Some.Index(Five), 10);

        Assert.Equal([1, 4, 0], hits.Select(hit => hit.Passage));
        Assert.Equal([1, 0.8f, 0.6f], hits.Select(hit => MathF.Round(hit.Score, 5)));
    }

    [Fact]
    public void Of_equal_cosines_the_earlier_passage_comes_first_and_the_last_is_cut()
    {
        var vectors = SomeVectors.Of([1, 1], [1, 0], [1, 1], [1, 0], [1, 1]);

        Assert.Equal([1, 3, 0, 2], vectors.Top([1, 0], Some.Index(Five), 4).Select(hit => hit.Passage));
    }

    [Fact]
    public void A_passage_without_a_vector_is_not_found()
    {
        var vectors = SomeVectors.Of([1, 0], null, [1, 1], null, null);

        Assert.Equal([0, 2], vectors.Top([1, 0], Some.Index(Five), 10).Select(hit => hit.Passage));
        Assert.Equal(3, vectors.Missing);
    }

    [Fact]
    public void Only_admitted_passages_are_found()
    {
        var index = Some.Index(Five).Only(Five, new ArticleFilter { Folders = ["1"] });

        Assert.Equal([1, 3], SomeVectors.Of([1, 0], [1, 1], [1, 0], [1, 2], [1, 0]).Top([1, 0], index, 10).Select(hit => hit.Passage));
    }

    [Fact]
    public void One_of_nearly_equal_passages_stands_for_all_and_another_where_it_has_no_vector()
    {
        const string Text = "Under the harbour treaty of 2003, Scottish officers check ferries in Port Ellen and Irish officers check them in Ballycastle.";
        var index = Some.Index(Text, Text, "Nothing of the kind is said here.");

        Assert.Equal([0, 2], SomeVectors.Of([1, 0], [1, 0], [1, 1]).Top([1, 0], index, 10).Select(hit => hit.Passage));
        Assert.Equal([1, 2], SomeVectors.Of(null, [1, 0], [1, 1]).Top([1, 0], index, 10).Select(hit => hit.Passage));
    }

    [Theory]
    [InlineData(new float[] { 1, 0, 0 })]
    [InlineData(new float[] { 0, 0 })]
    [InlineData(new[] { float.NaN, 1 })]
    [InlineData(new[] { float.PositiveInfinity, 1 })]
    [InlineData(new float[0])]
    public void A_question_whose_vector_cannot_be_compared_finds_nothing(float[] question) =>
        Assert.Empty(SomeVectors.Of([1, 0], [1, 0], [1, 0], [1, 0], [1, 0]).Top(question, Some.Index(Five), 10));

    [Fact]
    public void Articles_that_did_not_change_keep_their_vectors_in_another_snapshot()
    {
        var vectors = SomeVectors.Of([1, 0], [0, 1], [1, 1], [1, 2], [1, 3]);
        // The first is gone, the second moved to the end under another name, the third has another title, the fourth another text, and the fifth is as it was.
        Article[] next = [Five[2] with { Title = "News" }, Five[3] with { Text = Five[3].Text + " Indeed." }, Five[4], Five[1] with { File = "z.txt" }];

        var taken = vectors.For(Five, Some.Index(Five), next, Some.Index(next));

        Assert.Equal(2, taken.Missing);
        Assert.Equal([3, 2], taken.Top([0, 1], Some.Index(next), 10).Select(hit => hit.Passage));
        Assert.Equal(3 / MathF.Sqrt(10), taken.Top([0, 1], Some.Index(next), 10)[1].Score, 5);
    }
}
