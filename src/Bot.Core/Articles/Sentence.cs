namespace Bot.Core.Articles;

/// <summary>A sentence of an article and the number of its paragraph, counted from 1.</summary>
internal readonly record struct Sentence(TextSpan Span, int Paragraph);
