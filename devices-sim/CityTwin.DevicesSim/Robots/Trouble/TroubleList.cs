namespace CityTwin.DevicesSim.Robots.Trouble;

/// <summary>The errors that a robot reports now, each for as long as the standard says.</summary>
internal sealed class TroubleList
{
    /// <summary>Errors reported at a time; the oldest make room.</summary>
    public const int MaxErrors = 20;

    private const long TimeoutMs = 60_000;

    private readonly List<(RobotTrouble Trouble, long UntilMs)> _active = [];

    public IReadOnlyList<RobotTrouble> Active => [.. _active.Select(entry => entry.Trouble)];

    public bool Has(TroubleKind kind) => _active.Exists(entry => entry.Trouble.Kind == kind);

    /// <summary>Whether the robot may not drive because of one.</summary>
    public bool StopsDriving => _active.Exists(entry => TroubleNames.Of(entry.Trouble.Kind).Level >= TroubleLevel.Critical);

    /// <summary>Takes the place of an older one of its kind that is about the same.</summary>
    public void Report(RobotTrouble trouble, long nowMs)
    {
        _active.RemoveAll(entry => entry.Trouble.Kind == trouble.Kind && entry.Trouble.References.SequenceEqual(trouble.References));
        _active.Add((trouble, nowMs + TimeoutMs));
        if (_active.Count > MaxErrors)
        {
            _active.RemoveAt(0);
        }
    }

    /// <summary>Something has happened that ends those of a sort.</summary>
    public void End(TroubleUntil until) => _active.RemoveAll(entry => TroubleNames.Of(entry.Trouble.Kind).Until == until);

    public void Over(TroubleKind kind) => _active.RemoveAll(entry => entry.Trouble.Kind == kind);

    public void Expire(long nowMs) => _active.RemoveAll(entry =>
        TroubleNames.Of(entry.Trouble.Kind).Until == TroubleUntil.Timeout && entry.UntilMs <= nowMs);
}
