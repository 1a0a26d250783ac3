namespace CityTwin.WorkOrders;

/// <summary>A major class 大类 of components or matters with its minor classes, from <c>categories.json</c>.</summary>
public sealed record CategoryClassDefinition
{
    /// <summary><c>C</c> for components 部件 or <c>M</c> for matters 事件, and the two digits of the class: <c>M05</c>.</summary>
    public required string Code { get; init; }

    public required string NameZh { get; init; }

    public required string NameEn { get; init; }

    /// <summary>Words of a report, Chinese or English, that make it at least urgent.</summary>
    public IReadOnlyList<string> UrgentWords { get; init; } = [];

    /// <summary>Words of a report, Chinese or English, that make it critical.</summary>
    public IReadOnlyList<string> CriticalWords { get; init; } = [];

    public required IReadOnlyList<CategoryDefinition> Minors { get; init; }
}

/// <summary>A minor class 小类: what an order is about.</summary>
public sealed record CategoryDefinition
{
    /// <summary>Three digits; from 080 on they are the city's own. With the major's code it is <c>M05001</c>.</summary>
    public required string Code { get; init; }

    public required string NameZh { get; init; }

    public required string NameEn { get; init; }

    /// <summary>The department that has it, a code of <c>departments.json</c>.</summary>
    public required string Department { get; init; }

    /// <summary>Departments that are told as well (横向分拨).</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>1 to 3, 一级 the gravest.</summary>
    public int Grade { get; init; } = 3;

    public Urgency Urgency { get; init; } = Urgency.Normal;

    /// <summary>How long it may take, a code of <c>limits.json</c>.</summary>
    public required string Limits { get; init; }

    /// <summary>Limits of its own, each in place of the plan's for the same stage and urgency.</summary>
    public IReadOnlyList<LimitDefinition> Own { get; init; } = [];

    /// <summary>What people call it. Found anywhere in a text.</summary>
    public IReadOnlyList<string> WordsZh { get; init; } = [];

    /// <summary>What people call it in English. Found as whole words, whatever their case.</summary>
    public IReadOnlyList<string> WordsEn { get; init; } = [];

    /// <summary>Reports of it no further apart than this may be one, metres.</summary>
    public int SameWithinM { get; init; } = 100;

    /// <summary>Reports of it no further apart than this may be one, minutes.</summary>
    public int SameWithinMinutes { get; init; } = 1_440;

    /// <summary>What whoever reports it is asked, in this order.</summary>
    public IReadOnlyList<QuestionDefinition> Questions { get; init; } = [];
}
