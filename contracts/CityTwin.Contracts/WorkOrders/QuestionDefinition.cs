namespace CityTwin.WorkOrders;

/// <summary>What is asked of whoever reports a matter of a category, over and above where it is and what they saw.</summary>
public sealed record QuestionDefinition
{
    /// <summary>Lower-case words with hyphens: <c>water-depth</c>. Once in its category.</summary>
    public required string Code { get; init; }

    /// <summary>The question itself, in Chinese.</summary>
    public required string NameZh { get; init; }

    /// <summary>The question itself, in English.</summary>
    public required string NameEn { get; init; }

    public required AnswerKind Answer { get; init; }

    /// <summary>Without an answer there is no report.</summary>
    public bool Required { get; init; }

    /// <summary>What may be chosen, of a list; none otherwise.</summary>
    public IReadOnlyList<ChoiceDefinition> Choices { get; init; } = [];
}

/// <summary>One of the answers that may be chosen.</summary>
public sealed record ChoiceDefinition
{
    /// <summary>Lower-case words with hyphens, once in its question.</summary>
    public required string Code { get; init; }

    public required string NameZh { get; init; }

    public required string NameEn { get; init; }
}
