namespace CityTwin.WorkOrders;

/// <summary>Round limits that count always: a test can tell what is due when.</summary>
internal sealed class FixedTerms : IWorkTerms
{
    public const string Flood = "0601";
    public const string Lamp = "0102";
    public const string Water = "water";
    public const string Fire = "fire";

    public static readonly IReadOnlyDictionary<WorkStage, long> Minutes = new Dictionary<WorkStage, long>
    {
        [WorkStage.Overall] = 600, [WorkStage.Register] = 10, [WorkStage.Dispatch] = 20, [WorkStage.Respond] = 30,
        [WorkStage.Handle] = 100, [WorkStage.Check] = 40,
    };

    public LimitCounting HandleCounting { get; init; } = LimitCounting.Single;

    public bool HasCategory(string code) => code is Flood or Lamp;

    public bool HasDepartment(string code) => code is Water or Fire;

    public long? DueMs(string category, WorkStage stage, Urgency urgency, long startMs) =>
        startMs + (Minutes[stage] * 60_000 / (urgency == Urgency.Critical ? 2 : 1));

    public long ResumeDueMs(
        string category, WorkStage stage, Urgency urgency, long pausedAtMs, long dueMs, long resumedAtMs) =>
        dueMs + resumedAtMs - pausedAtMs;

    public long ExtendDueMs(string category, WorkStage stage, Urgency urgency, long dueMs, TimeSpan by) =>
         dueMs + (long)by.TotalMilliseconds;

    public IReadOnlyList<LimitMilestone> Milestones(string category, WorkStage stage, Urgency urgency, long startMs) =>
        [new LimitMilestone(0.5, startMs + ((DueMs(category, stage, urgency, startMs)!.Value - startMs) / 2))];

    public LimitCounting? CountingOf(string category, WorkStage stage, Urgency urgency) =>
        stage == WorkStage.Handle ? HandleCounting : LimitCounting.Single;
}
