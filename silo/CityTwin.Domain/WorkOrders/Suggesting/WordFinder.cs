namespace CityTwin.WorkOrders;

/// <summary>
/// Finds the categories' words in a text: Chinese anywhere, English as whole words, its plural too. A word within a longer
/// one that was found, as 垃圾 in 建筑垃圾, is not counted.
/// </summary>
internal sealed class WordFinder<T>
{
    private readonly List<(string Word, T Of)> _anywhere = [];
    private readonly Dictionary<string, List<(string[] Words, string Phrase, T Of)>> _phrases = new(StringComparer.Ordinal);

    public WordFinder(IEnumerable<(string Word, T Of)> words)
    {
        foreach (var (word, of) in words)
        {
            var tokens = Tokens(word).ToArray();
            if (tokens.Length == 0)
            {
                _anywhere.Add((word, of));
                continue;
            }

            var first = tokens[0].Word;
            if (!_phrases.TryGetValue(first, out var list))
            {
                _phrases.Add(first, list = []);
            }

            list.Add(([.. tokens.Select(t => t.Word)], word, of));
        }
    }

    public IEnumerable<(string Word, T Of)> In(string text)
    {
        var found = Anywhere(text).Concat(Phrases(text)).ToList();
        return found
            .Where(hit => !found.Any(other => other.From <= hit.From && other.To >= hit.To && other.To - other.From > hit.To - hit.From))
            .Select(hit => (hit.Word, hit.Of))
            .Distinct();
    }

    private IEnumerable<(int From, int To, string Word, T Of)> Anywhere(string text)
    {
        foreach (var (word, of) in _anywhere)
        {
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                yield return (at, at + word.Length, word, of);
            }
        }
    }

    private IEnumerable<(int From, int To, string Word, T Of)> Phrases(string text)
    {
        var tokens = Tokens(text).ToArray();
        for (var i = 0; i < tokens.Length; i++)
        {
            foreach (var (words, phrase, of) in _phrases.GetValueOrDefault(tokens[i].Word, []))
            {
                if (i + words.Length <= tokens.Length
                    && words.AsSpan().SequenceEqual(tokens.AsSpan(i, words.Length).ToArray().Select(t => t.Word).ToArray()))
                {
                    yield return (tokens[i].From, tokens[i + words.Length - 1].To, phrase, of);
                }
            }
        }
    }

    /// <summary>Runs of letters and digits below the ideographs, in lower case and without a plural's s.</summary>
    private static IEnumerable<(string Word, int From, int To)> Tokens(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var from = i;
            while (i < text.Length && text[i] < 0x2E80 && char.IsLetterOrDigit(text[i]))
            {
                i++;
            }

            if (i > from)
            {
                var word = text[from..i].ToLowerInvariant();
                yield return (word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word, from, i);
            }
        }
    }
}
