namespace Bot.Core.Indexing;

/// <summary>For each term the documents that have it, rising, how often, and whether with a capital.</summary>
internal sealed class PostingLists
{
    private readonly FlatArray<byte> _bytes;
    private readonly FlatArray<PostingBlock> _blocks;
    private readonly FlatArray<PostingList> _lists;

    private PostingLists(FlatArray<byte> bytes, FlatArray<PostingBlock> blocks, FlatArray<PostingList> lists) => (_bytes, _blocks, _lists) = (bytes, blocks, lists);

    public int Count => _lists.Length;

    public PostingList this[int list] => _lists[list];

    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    public ReadOnlySpan<PostingBlock> BlocksOf(PostingList list) => _blocks.Span.Slice(list.FirstBlock, list.Blocks);

    public static PostingLists Read(Sections sections, string name) =>
        new(sections.Read<byte>(name), sections.Read<PostingBlock>($"{name}.blocks"), sections.Read<PostingList>($"{name}.lists"));
}
