namespace Bot.Core.Composition;

/// <summary>What the source tells as somebody's words stays so in the draft, and with the right speaker where the draft names one.</summary>
internal static class SpeechCheck
{
    /// <summary>Of the words taken from a sentence so many in somebody's words make the whole of it such.</summary>
    private const double Most = 0.6;
    private const int Fewest = 2;

    /// <summary>Words without a verb or a number that tell something all the same.</summary>
    private const int Clause = 4;

    public static Fault? Find(Examination examination)
    {
        var draft = examination.Draft;
        var telling = draft.Words.Count(word => word.Role != WordRole.Function && !word.IsPart);
        foreach (var alignment in examination.Chosen)
        {
            var taken = draft.Words.Where(word => word.Role != WordRole.Function && !word.IsPart && examination.SourceOf(word.Place) == alignment && alignment.Best(word.Place) >= 0.5f).ToList();
            if (alignment.IsForeign)
            {
                if (alignment.Source.Told.Spoken.Any(speech => speech.Verb < alignment.Source.Told.Words.Count && speech.FrameEnd > speech.FrameFirst) && draft.Spoken.Count == 0)
                    return new Fault(GuardReason.Attribution, alignment.Source.Told.Text);
                continue;
            }

            var reported = taken.Where(word => alignment.MatchesOf(word.Place).Where(match => match.Likeness >= alignment.Best(word.Place)).All(match => IsSpoken(alignment.Source.Told, match.Place))).ToList();
            var asFacts = reported.Where(word => word.Speech < 0 && !draft.Spoken.Any(speech => speech.IsFrame(word.Place))).ToList();
            if (asFacts.Count >= Fewest && (asFacts.Count >= Most * telling || asFacts.Count >= Clause || asFacts.Exists(word => word.IsPredicate || word.Role == WordRole.Number)) && asFacts.Count >= Most * reported.Count && reported.Count >= Most * taken.Count)
                return new Fault(GuardReason.Attribution, string.Join(' ', asFacts.Select(word => word.Text)));
        }

        return Speaker(examination);
    }

    private static bool IsSpoken(ToldSentence source, int place) => source.Words[place].Speech is >= 0 and var speech && source.Spoken[speech].IsClaim;

    /// <summary>Who the draft says it is must be the one of the source, or somebody who may be meant by "she".</summary>
    private static Fault? Speaker(Examination examination)
    {
        var draft = examination.Draft;
        for (var s = 0; s < draft.Spoken.Count; s++)
        {
            var speech = draft.Spoken[s];
            if (IsPublisher(examination, speech))
                continue;
            // "A neighbour said": of whom the source has not a word.
            var speakers = draft.Words.Where(word => speech.IsFrame(word.Place) && word.Place != speech.Verb && word.Role is WordRole.Content or WordRole.Name).ToList();
            if (speakers.Count > 0 && speakers.TrueForAll(word => examination.Alignments.All(alignment => alignment.Best(word.Place) < 0.4f)) && !examination.IsForeign)
                return new Fault(GuardReason.Attribution, string.Join(' ', speakers.Select(word => word.Text)));
            if (speech.Speaker.Count == 0)
            {
                if (speakers.Count > 0 && !examination.IsForeign && IsOtherBody(examination, s, speakers))
                    return new Fault(GuardReason.Attribution, string.Join(' ', speakers.Select(word => word.Text)));
                continue;
            }

            var sources = draft.Words.Where(word => word.Speech == s && word.Role == WordRole.Content).Select(word => examination.SourceOf(word.Place)).OfType<Alignment>().GroupBy(alignment => alignment)
                .OrderByDescending(group => group.Count()).Select(group => group.Key).ToList();
            if (sources.Count > 0 && !sources.Exists(alignment => MaySpeak(examination, alignment, speech, draft.Words.Where(word => word.Speech == s))))
                return new Fault(GuardReason.Attribution, string.Join(' ', speech.Speaker));
        }

        return null;
    }

    /// <summary>"The police said" where the source says who it was, and nowhere beside that one that it is the police.</summary>
    private static bool IsOtherBody(Examination examination, int told, List<ToldWord> speakers)
    {
        var draft = examination.Draft;
        var isOther = false;
        foreach (var alignment in examination.Chosen)
        {
            var source = alignment.Source.Told;
            var speeches = draft.Words.Where(word => word.Speech == told && word.Role != WordRole.Function && examination.SourceOf(word.Place) == alignment).SelectMany(word => alignment.MatchesOf(word.Place))
                .Select(match => source.Words[match.Place].Speech).Where(speech => speech >= 0).Distinct().Select(speech => source.Spoken[speech]);
            foreach (var speech in speeches)
            {
                var frame = source.Words.Where(word => speech.IsFrame(word.Place) && word.Place != speech.Verb && word.Role is WordRole.Content or WordRole.Name).ToList();
                if (frame.Count == 0 || frame.TrueForAll(word => Pronouns.Stands(source, word.Place)))
                    return false;
                var beside = examination.Alignments.Where(other => other == alignment || other.Source.Told.Words.Any(word => word.Role == WordRole.Name && speech.Speaker.Contains(SentenceNames.KeyOf(word.Text))));
                if (beside.Any(other => speakers.Exists(word => other.Best(word.Place) >= 0.5f)))
                    return false;
                isOther = true;
            }
        }

        return isOther;
    }

    private static bool MaySpeak(Examination examination, Alignment alignment, Speech told, IEnumerable<ToldWord> words)
    {
        if (alignment.IsForeign)
            return true;
        var source = alignment.Source.Told;
        var speeches = words.SelectMany(word => alignment.MatchesOf(word.Place)).Select(match => source.Words[match.Place].Speech).Where(speech => speech >= 0).Distinct().Select(speech => source.Spoken[speech]).ToList();
        if (speeches.Exists(speech => AreOne(alignment.Draft, speech.Speaker, told.Speaker)))
            return true;
        // Another one is named as the speaker.
        if (speeches.Count > 0 && speeches.TrueForAll(speech => speech.Speaker.Count > 0))
            return false;
        var isNamed = source.Words.Any(word => word.Role == WordRole.Name && told.Speaker.Contains(SentenceNames.KeyOf(word.Text)));
        // "Figures of the lettings portal": whose words they are is told without a verb.
        if (isNamed && source.Spoken.Count == 0 && alignment.Draft.Words[told.Verb].Text is "according" && source.Words.Any(word => word.Text is "figures" or "data" or "survey" or "study" or "report" or "statistics"))
            return true;
        return isNamed && speeches.Count > 0 || IsNamedBefore(examination, alignment.Source, told, speeches.Count > 0);
    }

    private static bool AreOne(ToldSentence draft, IReadOnlySet<string> one, IReadOnlySet<string> other) => one.Overlaps(other);

    /// <summary>The speaker is named in a sentence before, or behind where a quotation stands alone; what is no speech at all goes on from one of his right before.</summary>
    private static bool IsNamedBefore(Examination examination, SourceSentence source, Speech told, bool isSpeech)
    {
        var run = examination.Runs.First(run => run.Passage == source.Passage && run.First <= source.Place && source.Place <= run.Last);
        return run.Sentences.Any(sentence => sentence.Place - source.Place is >= -4 and <= 1 && (isSpeech
            ? sentence.Told.Words.Any(word => word.Role == WordRole.Name && told.Speaker.Contains(SentenceNames.KeyOf(word.Text)))
            : sentence.Place - source.Place is -1 or 1 && sentence.Told.Spoken.Any(speech => speech.Speaker.Overlaps(told.Speaker))));
    }

    private static bool IsPublisher(Examination examination, Speech speech) =>
        examination.Runs.Any(run => run.Passage.Heads.Any(head => head.Words.Any(word => word.IsCapital && speech.Speaker.Contains(SentenceNames.KeyOf(word.Text)))));
}
