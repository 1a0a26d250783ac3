namespace CityTwin.Fleet.Waypoints;

/// <summary>Collects what is wrong with, or remarkable about, one file.</summary>
internal sealed class ReadingLog(string file, WaypointLimits limits)
{
    private const int MaxQuoted = 40;

    private readonly List<WaypointProblem> _problems = [];
    private readonly List<WaypointProblem> _notes = [];

    public string File { get; set; } = file;

    public WaypointLimits Limits => limits;

    public bool Refused => _problems.Count > 0;

    public void Problem(int line, string reason) => Add(_problems, line, reason);

    public void Note(int line, string reason) => Add(_notes, line, reason);

    /// <summary>Foreign text for a message: cut, and without control characters.</summary>
    public static string Quote(string text) =>
        $"'{string.Concat(text.Trim().Take(MaxQuoted).Select(c => char.IsControl(c) ? ' ' : c))}{(text.Trim().Length > MaxQuoted ? "…" : "")}'";

    public WaypointReading Refusal(int line, string reason)
    {
        Problem(line, reason);
        return new WaypointReading(null, _problems, _notes);
    }

    /// <summary>Judges a plan as a whole and hands it over, or what is wrong.</summary>
    public WaypointReading Done(WaypointPlan plan)
    {
        if (!Refused && plan.Points.Count == 0)
        {
            Problem(0, "It has no waypoint to fly to.");
        }
        else if (plan.Points.Count > limits.MaxPoints)
        {
            Problem(0, $"It has more than {limits.MaxPoints} waypoints.");
        }

        return new WaypointReading(Refused ? null : plan, _problems, _notes);
    }

    /// <summary>Why a place is none, or nothing.</summary>
    public static string? Complaint(double longitude, double latitude, double altitudeM) =>
        !(longitude is >= -180 and <= 180 && latitude is >= -90 and <= 90)
            ? FormattableString.Invariant($"Its place is {longitude}, {latitude}: expected longitude −180 to 180 and latitude −90 to 90.")
        : altitudeM is >= -1000 and <= 20_000 ? null
        : FormattableString.Invariant($"Its altitude is {altitudeM} m: expected −1000 to 20000.");

    private void Add(List<WaypointProblem> list, int line, string reason)
    {
        if (list.Count < limits.MaxProblems)
        {
            list.Add(new WaypointProblem(File, line, reason));
        }
    }
}
