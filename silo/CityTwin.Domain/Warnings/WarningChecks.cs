using CityTwin.Cap;
using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Warnings;

/// <summary>What a warning has to say before anyone is told it.</summary>
internal static class WarningChecks
{
    private const int MaxOffsetMin = 14 * 60;
    private const int MaxTold = 10;

    /// <summary>Stands in for the centre's own while a draft has none, to judge all else that CAP will demand.</summary>
    private static readonly WarningSender Nobody = new("draft", "draft");

    /// <summary>Its content is complete and within bounds, and could be published now.</summary>
    /// <exception cref="WarningRefusedException">It names everything that is wrong.</exception>
    public static void ShouldBeSound(WarningView warning, long nowMs, WarningLimits limits)
    {
        var problems = new List<string>();
        var content = warning.Content;
        Kind(problems, content, limits);
        if (warning.CorrelationId is { } correlation)
        {
            Length(problems, "The correlation id", correlation, limits.MaxNameCharacters);
        }

        Times(problems, content, nowMs, limits);
        Text(problems, "zh", content.Zh, limits);
        Text(problems, "en", content.En, limits);
        Areas(problems, content.Areas, warning.Id.Centre, limits);
        Refuse(problems);
        var issued = new WarningIssued(warning.Id, warning.Version, nowMs, nowMs, "", warning.Sender ?? Nobody);
        ShouldBePublishable(issued, WarningState.None.Evolve(Redrafted(warning, nowMs)).Evolve(issued).View!);
    }

    /// <summary>What another authority says is complete and within bounds. How long it holds is the authority's to say.</summary>
    /// <exception cref="WarningRefusedException">It names everything that is wrong.</exception>
    public static void ShouldBeReceivable(WarningReceived received, long nowMs, WarningLimits limits)
    {
        var (problems, message) = (new List<string>(), received.Message);
        Length(problems, "The sender", message.Sender, limits.MaxNameCharacters);
        Length(problems, "The sender's name", message.SenderName, limits.MaxNameCharacters);
        Length(problems, "The identifier", message.Identifier, limits.MaxNameCharacters);
        if (message.Note is { } note)
        {
            Length(problems, "The note", note, limits.MaxTextCharacters);
        }

        if (received.Content is { } content)
        {
            Kind(problems, content, limits);
            Text(problems, "zh", content.Zh, limits);
            Text(problems, "en", content.En, limits);
            Areas(problems, content.Areas, received.Id.Centre, limits);
            if (content.ExpiresAtMs <= nowMs)
            {
                problems.Add($"It has expired {(nowMs - content.ExpiresAtMs) / 1000} s ago.");
            }
        }

        Refuse(problems);
    }

    /// <summary>The public can be told that it is over.</summary>
    public static void ShouldBeSound(WarningCancelled cancelled, WarningView after, WarningLimits limits)
    {
        var problems = new List<string>();
        Length(problems, "The reason", cancelled.Reason, limits.MaxTextCharacters);
        Refuse(problems);
        ShouldBePublishable(cancelled, after);
    }

    /// <summary>What CAP demands of the message that tells an event, if one does.</summary>
    public static void ShouldBePublishable(WarningEvent happened, WarningView after)
    {
        if (after.Sender is { UtcOffsetMin: < -MaxOffsetMin or > MaxOffsetMin })
        {
            Refuse([$"The sender's offset is {after.Sender.UtcOffsetMin} minutes: expected at most {MaxOffsetMin} either way."]);
        }

        if (WarningToCap.Message(happened, after) is { } message)
        {
            Refuse([.. CapChecks.Problems(message).Select(problem => problem.ToString())]);
        }
    }

    private static WarningDrafted Redrafted(WarningView warning, long nowMs) => new(
        warning.Id, 1, nowMs, nowMs, warning.DraftedBy, warning.Content, warning.CorrelationId, warning.Exercise);

    private static void Kind(List<string> problems, WarningContent content, WarningLimits limits)
    {
        var type = content.EventType;
        if (type.Length == 0 || type.Length > limits.MaxNameCharacters || !type.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'))
        {
            problems.Add($"The event type is not 1 to {limits.MaxNameCharacters} letters, digits, dots and dashes, as flood.river.");
        }

        if (content.Severity is < Severity.Blue or > Severity.Red)
        {
            problems.Add("The severity is none: expected blue, yellow, orange or red.");
        }
    }

    private static void Times(List<string> problems, WarningContent content, long nowMs, WarningLimits limits)
    {
        var lifeMs = content.ExpiresAtMs - (double)nowMs;
        if (lifeMs < limits.MinLife.TotalMilliseconds || lifeMs > limits.MaxLife.TotalMilliseconds)
        {
            problems.Add($"It expires {lifeMs / 1000:F0} s from now: expected {limits.MinLife.TotalSeconds:F0} to {limits.MaxLife.TotalSeconds:F0} s.");
        }

        if (content.EffectiveAtMs is < 0 || content.EffectiveAtMs >= content.ExpiresAtMs
            || content.OnsetAtMs is < 0 || content.OnsetAtMs > content.ExpiresAtMs)
        {
            problems.Add("It expires before it comes into effect or the event begins.");
        }
    }

    private static void Text(List<string> problems, string language, WarningText? text, WarningLimits limits)
    {
        if (text is null)
        {
            return;
        }

        Length(problems, $"The event ({language})", text.Event, limits.MaxNameCharacters);
        Length(problems, $"The headline ({language})", text.Headline, limits.MaxHeadlineCharacters);
        Length(problems, $"The description ({language})", text.Description, limits.MaxTextCharacters);
        if (text.Instruction is { } instruction)
        {
            Length(problems, $"The instruction ({language})", instruction, limits.MaxTextCharacters);
        }
    }

    private static void Areas(List<string> problems, IReadOnlyList<WarningArea> areas, DivisionCode centre, WarningLimits limits)
    {
        if (areas.Count == 0 || areas.Count > limits.MaxAreas)
        {
            problems.Add($"It has {areas.Count} areas: expected 1 to {limits.MaxAreas}.");
        }

        var points = areas.Sum(area => area.Outlines.Sum(outline => (long)outline.Count));
        if (points > limits.MaxPoints)
        {
            problems.Add($"Its outlines have {points} points: at most {limits.MaxPoints}, so leave out what lies within a line.");
        }

        foreach (var area in areas.Take(limits.MaxAreas))
        {
            Length(problems, $"The name of division {area.Division}", area.NameZh, limits.MaxNameCharacters);
            if (!centre.Contains(area.Division))
            {
                problems.Add($"Division {area.Division} does not lie in {centre}, whose centre warns.");
            }
        }
    }

    private static void Length(List<string> problems, string what, string? text, int max)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > max)
        {
            problems.Add($"{what} has {text?.Length ?? 0} characters: expected 1 to {max}, not all blank.");
        }
    }

    private static void Refuse(List<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new WarningRefusedException(string.Join(' ', problems.Take(MaxTold)), WarningRefusal.Invalid);
        }
    }
}
