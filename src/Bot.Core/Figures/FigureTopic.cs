using Bot.Core.Answers;
using Bot.Core.Search;

namespace Bot.Core.Figures;

/// <summary>Tells which figures are of a topic: all words of it stand near the figure, and at least half of their weight beside it.</summary>
internal sealed class FigureTopic
{
    /// <summary>Share of the weight of the topic that the sentence of a figure, or what it measures, must meet.</summary>
    private const float Beside = 0.5f;

    private readonly CorpusSnapshot _snapshot;
    private readonly QuestionMatcher _matcher;
    private readonly Dictionary<int, ulong> _sentences = [];

    public FigureTopic(CorpusSnapshot snapshot, string topic)
    {
        _snapshot = snapshot;
        var question = snapshot.QuestionReader.Read(new Question(topic));
        _matcher = new QuestionMatcher(snapshot.Index, question);
        IsKnown = question.Terms.Count > 0 && question.Terms.All(term => term.Alternatives.Count > 0);
    }

    /// <summary>The articles have every word of it.</summary>
    public bool IsKnown { get; }

    /// <summary>Of each word the terms of the index that meet it.</summary>
    public IReadOnlyList<int[]> Words => [.. _matcher.Question.Terms.Select(term => term.Alternatives.Select(alternative => alternative.Term).ToArray())];

    public IReadOnlyList<(string Written, string Read)> Corrections =>
        [.. _matcher.Question.Terms.Where(term => term.Correction is not null).Select(term => (term.Surface, term.Correction!))]; // by the filter before

    /// <summary>The article meets every word of the topic.</summary>
    public bool MayBeIn(int article) => IsKnown && (_matcher.All & ~_matcher.MatchArticle(article).Any) == 0;

    public bool IsOf(int figure)
    {
        var sentence = _snapshot.Figures[figure].Sentence;
        var beside = Sentence(sentence);
        if (!IsEnough(beside))
            beside |= WhatMeets(figure);
        if (!IsEnough(beside))
            return false;
        var near = beside;
        var passage = _snapshot.Index.PassageOf(sentence);
        for (var i = _snapshot.Index.PassageSentences[passage]; near != _matcher.All && i < _snapshot.Index.PassageSentences[passage + 1]; i++)
            near |= Sentence(i);
        return (_matcher.All & ~(near | _matcher.MatchLead(_snapshot.Figures.ArticleOf(figure)).Any)) == 0;
    }

    private bool IsEnough(ulong met)
    {
        float share = 0, total = 0;
        for (var i = 0; i < _matcher.Question.Terms.Count; i++)
        {
            var weight = Math.Max(_matcher.Question.Terms[i].Weight, 0.01f);
            total += weight;
            share += (met >> i & 1) != 0 ? weight : 0;
        }

        return share >= Beside * total;
    }

    private ulong Sentence(int sentence)
    {
        if (!_sentences.TryGetValue(sentence, out var met))
            _sentences.Add(sentence, met = _matcher.MatchSentence(sentence).Any);
        return met;
    }

    /// <summary>What a figure measures may stand in an earlier sentence.</summary>
    private ulong WhatMeets(int figure)
    {
        var met = 0UL;
        foreach (var token in TextAnalyzer.TokensOf(_snapshot.Figures.What(figure), _snapshot.Articles[_snapshot.Figures.ArticleOf(figure)].Language))
        {
            if (_snapshot.Index.FindTerm(token.Term) is { } term)
                met |= _matcher.MatchTerm(term).Any;
        }

        return met;
    }
}
